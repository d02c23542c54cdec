import { NoGrant } from './token';

export interface PulseOptions {
  /** Makes the token younger while the line holds. @throws NoGrant where nothing answers; it is tried again. */
  renew(): Promise<void>;
  /** Whether the desk shows life by itself. */
  isStreaming(): boolean;
  revive(): void;
}

/** Looks after the age of the token and after a line that died without a word, as on a laptop that slept. */
export interface Pulse {
  /** The desk has shown life. */
  beat(): void;
  /** A fresh token; `lifetime` in milliseconds. */
  granted(lifetime: number): void;
  isExpired(): boolean;
}

/** Milliseconds: between two looks; of silence, where the desk shows life every 20 seconds; before expiry. */
const every = 30_000;
const longSilence = 55_000;
const margin = 30_000;

export function createPulse({ renew, isStreaming, revive }: PulseOptions): Pulse {
  let heardAt = Date.now();
  let grantedAt = Date.now();
  let lifetime = Number.POSITIVE_INFINITY;
  const age = () => Date.now() - grantedAt;
  const isExpired = () => age() > lifetime - margin;

  const look = () => {
    const isSilent = isStreaming() && Date.now() - heardAt > longSilence;
    if (isSilent || isExpired()) revive();
    else if (age() > lifetime / 2)
      renew().catch(error => {
        if (!(error instanceof NoGrant)) throw error;
      });
  };
  // Timers stand still while a device sleeps: what wakes it looks, too.
  setInterval(look, every);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) look();
  });
  return {
    beat() {
      heardAt = Date.now();
    },
    granted(next) {
      lifetime = next;
      grantedAt = Date.now();
      heardAt = grantedAt;
    },
    isExpired,
  };
}
