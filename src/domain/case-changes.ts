import type { Actor, Case } from './case';
import { meetClock } from './clock/clock';
import type { EvidenceFile } from './evidence';
import type { JsonObject } from './json';

/** What was done to a case, and the case as it is then. The store numbers and chains the event. */
export interface CaseChange {
  changed: Case;
  event: { actor: Actor; type: string; detail: JsonObject };
}

const customer: Actor = { kind: 'customer' };

export function addEvidence(to: Case, files: readonly EvidenceFile[]): CaseChange {
  return {
    changed: reopenedIfAnswered({ ...to, evidence: [...to.evidence, ...files] }),
    event: {
      actor: customer,
      type: 'evidence-added',
      detail: { files: files.map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 })) },
    },
  };
}

export function addNote(to: Case, text: string): CaseChange {
  return {
    changed: reopenedIfAnswered(to),
    event: { actor: customer, type: 'note-added', detail: { text } },
  };
}

/** The customer takes her request back; clocks still open are met by that, but for the one towards the authority. */
export function withdraw(taken: Case, at: Date): CaseChange {
  return {
    changed: {
      ...taken,
      state: 'closed',
      outcome: 'withdrawn',
      clocks: taken.clocks.map(clock =>
        clock.name === 'authority-notice' ? clock : meetClock(clock, at),
      ),
    },
    event: { actor: customer, type: 'withdrawn', detail: {} },
  };
}

export const isOpen = ({ state }: Case): boolean => state !== 'closed';

/** What a customer adds after staff asked or answered brings the case back to them. */
function reopenedIfAnswered(one: Case): Case {
  const waits = one.state === 'waiting-for-customer' || one.state === 'answered';
  return waits ? { ...one, state: 'in-progress' } : one;
}
