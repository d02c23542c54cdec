export interface StreamEvents {
  /** The desk has shown life. */
  heard(): void;
  broken(wasOpen: boolean): void;
}

/**
 * Hears at once when a stream of the desk breaks. The Direct Line client itself says nothing of it and
 * waits up to 15 seconds, so the page's WebSocket is one that tells. To be called before Web Chat is loaded.
 */
export function watchStreams({ heard, broken }: StreamEvents): void {
  window.WebSocket = class extends WebSocket {
    private isLeft = false;
    private wasOpen = false;

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('open', () => {
        this.wasOpen = true;
        heard();
      });
      this.addEventListener('message', heard);
      this.addEventListener('close', () => {
        if (!this.isLeft) broken(this.wasOpen);
      });
    }

    override close(code?: number, reason?: string): void {
      this.isLeft = true;
      super.close(code, reason);
    }
  };
}
