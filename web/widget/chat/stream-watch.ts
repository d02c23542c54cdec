/**
 * Hears at once when a stream of the desk breaks. The Direct Line client itself says nothing of it and
 * waits up to 15 seconds, so the page's WebSocket is one that tells. To be called before Web Chat is loaded.
 */
export function watchStreams(broken: () => void): void {
  window.WebSocket = class extends WebSocket {
    private isLeft = false;

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('close', () => {
        if (!this.isLeft) broken();
      });
    }

    override close(code?: number, reason?: string): void {
      this.isLeft = true;
      super.close(code, reason);
    }
  };
}
