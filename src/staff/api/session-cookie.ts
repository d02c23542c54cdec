/** The cookie that carries a session: for the staff's pages alone, out of reach of scripts. */
export class SessionCookie {
  readonly #name: string;
  readonly #secure: boolean;

  constructor(publicUrl: string) {
    this.#secure = new URL(publicUrl).protocol === 'https:';
    this.#name = this.#secure ? '__Secure-desk-staff' : 'desk-staff';
  }

  read(header: string | undefined): string | undefined {
    for (const pair of (header ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.#name && value) return value;
    }
    return undefined;
  }

  /** The `Set-Cookie` header of a new session. It ends with the browser, or before, when the desk ends it. */
  write(token: string): string {
    return this.#header(token, []);
  }

  clear(): string {
    return this.#header('', ['Max-Age=0']);
  }

  #header(value: string, more: readonly string[]): string {
    const flags = [
      'Path=/staff',
      'HttpOnly',
      'SameSite=Strict',
      ...(this.#secure ? ['Secure'] : []),
    ];
    return [`${this.#name}=${value}`, ...flags, ...more].join('; ');
  }
}
