/** Runs something later, so that tests decide when. */
export interface Scheduler {
  /** @returns how to call it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Real timers, none of which keeps the process alive. */
export const systemScheduler: Scheduler = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
