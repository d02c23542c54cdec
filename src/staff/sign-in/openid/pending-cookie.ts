const seconds = 600;

/**
 * The cookie that a browser brings back from the provider. It comes with a move from another site, which
 * `SameSite=Strict` would hold back.
 */
export class PendingCookie {
  readonly #name: string;
  readonly #flags: string;

  constructor(publicUrl: string) {
    const secure = new URL(publicUrl).protocol === 'https:';
    this.#name = secure ? '__Secure-desk-oidc' : 'desk-oidc';
    this.#flags = `Path=/staff/oidc; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  read(header: string | undefined): string | undefined {
    for (const pair of (header ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.#name && value) return value;
    }
    return undefined;
  }

  write(sealed: string): string {
    return `${this.#name}=${sealed}; ${this.#flags}; Max-Age=${seconds}`;
  }

  clear(): string {
    return `${this.#name}=; ${this.#flags}; Max-Age=0`;
  }
}
