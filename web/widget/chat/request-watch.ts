export type UploadNews =
  /** A share of 1. */
  { state: 'sending'; share: number } | { state: 'sent' | 'failed' | 'refused' | 'cancelled' };

export interface RequestEvents {
  upload(news: UploadNews): void;
  /** Without a stream, the client asks for news, and stops for good where that fails once. */
  pollFailed(): void;
}

/** Milliseconds for 20 MB over a slow line; the stock client gives up after 20 seconds. */
const patience = 300_000;

const uploads = new Set<XMLHttpRequest>();

/** Breaks off the uploads under way. */
export function abortUploads(): void {
  for (const upload of uploads) upload.abort();
}

/**
 * Watches what the Direct Line client sends. The client itself tells nothing of how an upload goes on, so
 * the page's XMLHttpRequest is one that does. To be called before Web Chat is loaded.
 */
export function watchRequests({ upload, pollFailed }: RequestEvents): void {
  window.XMLHttpRequest = class extends XMLHttpRequest {
    private isUpload = false;
    private isAborted = false;

    override open(
      method: string,
      url: string | URL,
      async = true,
      user?: string | null,
      password?: string | null,
    ): void {
      this.isUpload = /\/conversations\/[^/]+\/upload(\?|$)/.test(String(url));
      if (method === 'GET' && /\/conversations\/[^/]+\/activities(\?|$)/.test(String(url)))
        this.addEventListener('loadend', () => {
          if (!this.isDone && !this.isAborted) pollFailed();
        });
      super.open(method, url, async, user, password);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (this.isUpload) this.watch();
      super.send(body);
    }

    override abort(): void {
      this.isAborted = true;
      super.abort();
    }

    private get isDone(): boolean {
      return this.status >= 200 && this.status < 300;
    }

    private watch(): void {
      this.timeout = patience;
      uploads.add(this);
      this.upload.addEventListener('progress', ({ loaded, total }) => {
        if (total > 0 && !this.isAborted) upload({ state: 'sending', share: loaded / total });
      });
      this.addEventListener('loadend', () => {
        uploads.delete(this);
        // What was broken off is told of once it stands in the message box again.
        if (this.isAborted) return;
        if (this.isDone) upload({ state: 'sent' });
        else upload({ state: this.status === 413 ? 'refused' : 'failed' });
      });
    }
  };
}
