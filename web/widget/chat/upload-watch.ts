export type UploadNews =
  /** A share of 1. */
  { state: 'sending'; share: number } | { state: 'sent' | 'failed' | 'refused' };

/** Milliseconds for 20 MB over a slow line; the stock client gives up after 20 seconds. */
const patience = 300_000;

/**
 * Watches the files that the Direct Line client sends. The client itself tells nothing of their progress,
 * so the page's XMLHttpRequest is one that does. To be called before Web Chat is loaded.
 */
export function watchUploads(heard: (news: UploadNews) => void): void {
  window.XMLHttpRequest = class extends XMLHttpRequest {
    private isUpload = false;

    override open(
      method: string,
      url: string | URL,
      async = true,
      user?: string | null,
      password?: string | null,
    ): void {
      this.isUpload = /\/conversations\/[^/]+\/upload(\?|$)/.test(String(url));
      super.open(method, url, async, user, password);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (this.isUpload) this.watch();
      super.send(body);
    }

    private watch(): void {
      this.timeout = patience;
      this.upload.addEventListener('progress', ({ loaded, total }) => {
        if (total > 0) heard({ state: 'sending', share: loaded / total });
      });
      this.addEventListener('loadend', () => {
        const isDone = this.status >= 200 && this.status < 300;
        heard({ state: isDone ? 'sent' : this.status === 413 ? 'refused' : 'failed' });
      });
    }
  };
}
