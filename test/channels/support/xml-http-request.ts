type Handler = ((event: object) => void) | null;

/**
 * What the stock client needs of a browser's XMLHttpRequest, over fetch: it sends forms with files, reads
 * `data:` addresses, and times out.
 */
export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = {};
  onreadystatechange: Handler = null;
  onerror: Handler = null;
  ontimeout: Handler = null;
  private request = { method: 'GET', url: '' };
  private readonly headers = new Headers();
  private answered = new Headers();
  private readonly aborter = new AbortController();

  open(method: string, url: string): void {
    this.request = { method, url };
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.append(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.answered.get(name);
  }

  abort(): void {
    this.aborter.abort();
  }

  send(body?: string | FormData): void {
    void this.exchange(body);
  }

  private async exchange(body?: string | FormData): Promise<void> {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      this.aborter.abort();
    }, this.timeout || 60_000);
    try {
      const { method, url } = this.request;
      const { signal } = this.aborter;
      const answer = await fetch(url, {
        method,
        headers: this.headers,
        body: body ?? null,
        signal,
      });
      this.answered = answer.headers;
      this.response = await this.read(answer);
      this.status = answer.status;
      this.done(this.onreadystatechange);
    } catch {
      if (isLate) this.done(this.ontimeout);
      else if (!this.aborter.signal.aborted) this.done(this.onerror);
    } finally {
      clearTimeout(late);
    }
  }

  private async read(answer: Response): Promise<unknown> {
    if (this.responseType === 'arraybuffer') return answer.arrayBuffer();
    const text = await answer.text();
    if (this.responseType !== 'json') return text;
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  private done(handler: Handler): void {
    this.readyState = 4;
    handler?.call(this, {});
  }
}
