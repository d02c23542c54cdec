import { StateConflict } from './errors';

/**
 * Does something with what is there now, and again where somebody else was faster. `once` reads all that it
 * decides on, so that each run starts from the newest state.
 * @throws StateConflict after so many runs; what `once` throws.
 */
export async function againOnConflict<T>(mostRuns: number, once: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    try {
      return await once();
    } catch (fault) {
      if (!(fault instanceof StateConflict) || run >= mostRuns) throw fault;
    }
  }
}
