/** The full suite (`npm run test:faults`) sets this; the ordinary tests run the short form. */
declare global {
  var faults: 'full' | undefined;
}

/** How much a fault is repeated: little in the ordinary tests, much in the fault suite. */
export const repeated = (short: number, full: number): number =>
  globalThis.faults === 'full' ? full : short;
