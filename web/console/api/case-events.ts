import type { WholeCase } from './cases';
import { send } from './send';

export type Redacted =
  | { kind: 'answer'; field: string }
  | { kind: 'evidence'; id: string }
  | { kind: 'message'; activityId: string };

/** How the customer is told; `phone`: somebody has told her, and writes down what. */
export type Way = 'channel' | 'email' | 'phone';

/** What staff do with a case. */
export type CaseAct =
  | { type: 'replied'; text: string; by?: Way }
  | { type: 'asked-more'; text: string; by?: Way }
  | { type: 'extended'; clock: string; reason: string; days?: number; by?: Way }
  | { type: 'closed'; outcome: string; text?: string; by?: Way }
  | { type: 'reopened'; text: string; by?: Way }
  | { type: 'assigned'; to: string | null }
  | { type: 'noted'; text: string }
  | { type: 'linked-duplicate'; of: string }
  | { type: 'authority-clock-started'; awareAt: string }
  | { type: 'clock-met'; clock: string }
  | { type: 'redacted'; what: Redacted; reason: string };

/**
 * @param version of the case that the person saw; with an older one nothing happens.
 * @throws ApiFault `state-conflict`
 */
export const act = (reference: string, version: number, what: CaseAct): Promise<WholeCase> =>
  send('POST', `/cases/${encodeURIComponent(reference)}/events`, { body: { ...what, version } });

export interface MadePackage {
  id: string;
  link: string;
  expiresAt: string;
}

/** Lays an answer with files ready for the customer, and sends the link. */
export function makePackage(
  reference: string,
  text: string,
  files: readonly File[],
): Promise<MadePackage> {
  const form = new FormData();
  form.set('text', text);
  for (const file of files) form.append('file', file);
  return send('POST', `/cases/${encodeURIComponent(reference)}/packages`, { form });
}

export const withdrawPackage = (reference: string, id: string): Promise<void> =>
  send('DELETE', `/cases/${encodeURIComponent(reference)}/packages/${encodeURIComponent(id)}`);
