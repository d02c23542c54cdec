import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiFault, asFault } from '../api/fault';
import { useTexts } from './texts';

/** What was asked of the desk and where that stands. Old data stay while new ones are under way. */
export interface Resource<Data> {
  data?: Data;
  fault?: ApiFault;
  loading: boolean;
  /** Asks again; resolves when the answer is shown. */
  reload(): Promise<void>;
  /** Puts what is known from elsewhere (the answer to a change) in place. */
  put(data: Data): void;
}

/** The last answers, so that going back shows at once what was there. Gone with the session. */
const answers = new Map<string, unknown>();
const most = 30;

/** For whoever signs in next, nothing of what was shown stays. */
export function forgetResources(): void {
  answers.clear();
}

/**
 * Asks the desk for something and keeps it on the page. Asked anew when the key or the language changes.
 * @param key names what is asked, unique in the console; undefined asks nothing yet.
 */
export function useResource<Data>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<Data>,
): Resource<Data> {
  const { language } = useTexts();
  const full = key === undefined ? undefined : `${language} ${key}`;
  const [, redraw] = useState(0);
  const state = useRef<{ key?: string; fault?: ApiFault; loading: boolean }>({ loading: false });
  const latest = useRef(load);
  latest.current = load;
  const running = useRef<AbortController>(undefined);

  const ask = useCallback(async () => {
    if (full === undefined) return;
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    state.current = { ...state.current, loading: true };
    redraw(count => count + 1);
    try {
      const data = await latest.current(mine.signal);
      if (mine.signal.aborted) return;
      keep(full, data);
      state.current = { key: full, loading: false };
    } catch (error) {
      if (mine.signal.aborted) return;
      state.current = { key: full, fault: asFault(error), loading: false };
    }
    redraw(count => count + 1);
  }, [full]);

  useEffect(() => {
    void ask();
    return () => running.current?.abort();
  }, [ask]);

  const put = useCallback(
    (data: Data) => {
      if (full === undefined) return;
      running.current?.abort();
      keep(full, data);
      state.current = { key: full, loading: false };
      redraw(count => count + 1);
    },
    [full],
  );

  const known = full === undefined ? undefined : (answers.get(full) as Data | undefined);
  const { fault, loading, key: shown } = state.current;
  return {
    ...(known === undefined ? {} : { data: known }),
    ...(fault && shown === full ? { fault } : {}),
    loading: loading || (full !== undefined && shown !== full),
    reload: ask,
    put,
  };
}

function keep(key: string, data: unknown): void {
  answers.delete(key);
  answers.set(key, data);
  const oldest = answers.keys().next();
  if (answers.size > most && !oldest.done) answers.delete(oldest.value);
}
