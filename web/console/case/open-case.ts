import { createContext, useCallback, useContext, useRef, useState } from 'react';
import { act, type CaseAct } from '../api/case-events';
import { listCases, readCase, revealCase, type WholeCase } from '../api/cases';
import { ApiFault } from '../api/fault';
import { useLive } from '../frame/live';
import { type Resource, useResource } from '../frame/resource';

/** The case on the page and what can be done with it there. */
export interface OpenCase {
  request: WholeCase;
  /** @throws ApiFault; `state-conflict` also shows that the case has changed elsewhere. */
  act(what: CaseAct): Promise<void>;
  put(request: WholeCase): void;
  reload(): Promise<void>;
  may(type: CaseAct['type']): boolean;
  /** While things are being picked for redaction, each shows its button. */
  redacting: boolean;
  setRedacting(on: boolean): void;
}

const OpenCaseContext = createContext<OpenCase | undefined>(undefined);
export const OpenCaseProvider = OpenCaseContext.Provider;

/** @throws outside of a case's page */
export function useOpenCase(): OpenCase {
  const open = useContext(OpenCaseContext);
  if (!open) throw new Error('no case is open here');
  return open;
}

export interface CaseOnPage extends Resource<WholeCase> {
  open?: OpenCase;
  /** The case has changed elsewhere since it was read; what is typed here stays whatever she does. */
  isStale: boolean;
}

/** Reads a case and watches whether it changes elsewhere. */
export function useCaseOnPage(reference: string): CaseOnPage {
  const isRevealed = useRef(false);
  const resource = useResource(`case ${reference}`, signal =>
    (isRevealed.current ? revealCase : readCase)(reference, signal),
  );
  const { data, put, reload } = resource;
  isRevealed.current = data?.hidden === false;
  const [newest, setNewest] = useState(0);
  const [redacting, setRedacting] = useState(false);

  useLive(event => {
    const concerns =
      event.kind === 'resync' || (event.kind === 'case' && event.reference === reference);
    if (concerns) void newestVersion(reference).then(setNewest);
  });

  const doAct = useCallback(
    async (what: CaseAct) => {
      if (!data) return;
      try {
        const changed = await act(reference, data.version, what);
        put(what.type === 'redacted' ? changed : stillRevealed(changed, data));
      } catch (error) {
        if (error instanceof ApiFault && error.code === 'state-conflict')
          setNewest(data.version + 1);
        throw error;
      }
    },
    [data, put, reference],
  );

  const reloadAll = useCallback(async () => {
    await reload();
    setNewest(0);
  }, [reload]);

  return {
    ...resource,
    reload: reloadAll,
    isStale: data !== undefined && newest > data.version,
    ...(data && {
      open: {
        request: data,
        act: doAct,
        put,
        reload: reloadAll,
        may: type => data.actions.includes(type),
        redacting,
        setRedacting,
      },
    }),
  };
}

/** What she has had shown to her stays on her page: it is no new look. */
function stillRevealed(changed: WholeCase, before: WholeCase): WholeCase {
  if (before.hidden) return changed;
  const { answers, contact, customerName } = before;
  return { ...changed, answers, contact, hidden: false, ...(customerName && { customerName }) };
}

/** Asked of the queue, where looking leaves no trace in the case's history. */
async function newestVersion(reference: string): Promise<number> {
  try {
    const { cases } = await listCases({ q: reference, limit: 1 });
    return cases[0]?.version ?? 0;
  } catch {
    // The line is down: the next event, or the conflict, will tell.
    return 0;
  }
}
