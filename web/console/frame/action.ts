import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiFault, asFault } from '../api/fault';

/** Something that a button does: while it is under way it cannot be done again. */
export interface Action<Given extends unknown[]> {
  /** @returns whether it went well; where not, `fault` says why. */
  run(...given: Given): Promise<boolean>;
  busy: boolean;
  fault?: ApiFault;
  clear(): void;
}

/** An action that says whether it is under way and how it failed; a second press does nothing. */
export function useAction<Given extends unknown[]>(
  act: (...given: Given) => Promise<void>,
): Action<Given> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiFault>();
  const latest = useRef(act);
  latest.current = act;
  const running = useRef(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);

  const run = useCallback(async (...given: Given) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault(undefined);
    try {
      await latest.current(...given);
      return true;
    } catch (error) {
      if (there.current) setFault(asFault(error));
      return false;
    } finally {
      running.current = false;
      if (there.current) setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFault(undefined), []);
  return { run, busy, clear, ...(fault && { fault }) };
}
