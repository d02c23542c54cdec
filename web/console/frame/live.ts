import { useEffect, useRef } from 'react';
import { createStore, useStore } from './store';

/** What the desk tells whoever is signed in, as it happens: ids alone, the page then asks. */
export type LiveEvent =
  | { kind: 'case'; reference: string }
  | { kind: 'chat'; id: string }
  | { kind: 'queue' }
  | { kind: 'reminder' }
  /** The stream was away for a while: anything may have happened. */
  | { kind: 'resync' };

type Listener = (event: LiveEvent) => void;
const kinds = ['case', 'chat', 'queue', 'reminder'] as const;
const listeners = new Set<Listener>();
const connection = createStore<'none' | 'open' | 'lost'>('none');
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let missing: ReturnType<typeof setTimeout> | undefined;
let wait = 0;
let wasLost = false;

/** A line that is back by then was never worth a word. */
const patienceMs = 4_000;

/** Whether news come in at this moment. */
export const useConnection = () => useStore(connection);

/** Listens for as long as somebody is signed in. The browser comes back by itself after a broken line. */
export function startLive(): () => void {
  open();
  return () => {
    clearTimeout(retry);
    clearTimeout(missing);
    missing = undefined;
    source?.close();
    source = undefined;
    connection.set('none');
  };
}

function open(): void {
  const mine = new EventSource('/staff/api/live');
  source = mine;
  mine.addEventListener('open', () => {
    wait = 0;
    clearTimeout(missing);
    missing = undefined;
    connection.set('open');
    if (wasLost) tell({ kind: 'resync' });
    wasLost = false;
  });
  mine.addEventListener('error', () => {
    wasLost = true;
    missing ??= setTimeout(() => connection.set('lost'), patienceMs);
    // After an answer that is no stream (the desk restarts, a session ended) a browser gives up: we do not.
    if (mine.readyState !== EventSource.CLOSED || source !== mine) return;
    wait = Math.min(60_000, wait * 2 || 2_000);
    retry = setTimeout(() => {
      // Until the stream is there again, looking now and then has to do.
      if (document.visibilityState === 'visible') tell({ kind: 'resync' });
      open();
    }, wait);
  });
  for (const kind of kinds)
    mine.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      const event = eventOf(kind, data);
      if (event) tell(event);
    });
}

function eventOf(kind: (typeof kinds)[number], data: string): LiveEvent | undefined {
  if (kind === 'queue' || kind === 'reminder') return { kind };
  try {
    const { reference, id } = JSON.parse(data) as Record<string, unknown>;
    if (kind === 'case') return typeof reference === 'string' ? { kind, reference } : undefined;
    return typeof id === 'string' ? { kind, id } : undefined;
  } catch {
    return undefined;
  }
}

function tell(event: LiveEvent): void {
  for (const listener of [...listeners]) listener(event);
}

/** Hears what happens for as long as the component is on the page. */
export function useLive(heard: Listener): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    const listener: Listener = event => latest.current(event);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}

/** Asks anew after something happened: once for all that comes together. */
export function useLiveReload(wanted: (event: LiveEvent) => boolean, reload: () => unknown): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(event => {
    if (event.kind !== 'resync' && !wanted(event)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(reload, 300);
  });
}
