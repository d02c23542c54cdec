/** Waits between tries: each about twice as long as the one before, and no two devices' the same. */
export interface BackOff {
  wait(): Promise<void>;
  /** Ends the waiting now. */
  wake(): void;
  /** Begins with short waits again. */
  reset(): void;
}

/** @param first and `last` in milliseconds; a wait is between half and one and a half of its length. */
export function createBackOff(first: number, last: number): BackOff {
  let length = first;
  let wake = () => {};
  return {
    wait: () =>
      new Promise(resolve => {
        wake = resolve;
        // After a restart of the desk, thousands come back: not all at once.
        setTimeout(resolve, length * (0.5 + Math.random()));
        length = Math.min(length * 2, last);
      }),
    wake: () => wake(),
    reset() {
      length = first;
    },
  };
}
