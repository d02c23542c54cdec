import type { Answer, Answers } from '../answers';
import type { Case } from '../case';
import { DeskError } from '../errors';
import type { EvidenceFile } from '../evidence';
import { contactIn } from '../filing';
import type { JsonObject } from '../json';
import type { Work } from './work';

type Redaction = Extract<Work, { type: 'redacted' }>;

/**
 * Takes something out of a case for good. What the history keeps says that it was done, why, and of a
 * file its hash; none of the words. The content itself (a file, a message) goes with the keys and rows
 * of the store.
 * @throws DeskError `redaction-refused` where there is no such thing, or it is gone already.
 */
export function redactCase(
  request: Case,
  { what, reason }: Redaction,
): { changed: Case; detail: JsonObject } {
  const detail = { what: { ...what }, reason };
  switch (what.kind) {
    case 'answer':
      return { changed: withoutAnswer(request, what.field), detail };
    case 'evidence': {
      const file = request.evidence.find(({ id, redacted }) => id === what.id && !redacted);
      if (!file) throw refused();
      return {
        changed: withoutFile(request, file),
        detail: { ...detail, sha256: file.sha256, size: file.size },
      };
    }
    case 'message':
      return { changed: request, detail };
  }
}

function withoutAnswer(request: Case, field: string): Case {
  const answer = Object.hasOwn(request.answers, field) ? request.answers[field] : undefined;
  // Files go one by one, each with its hash; the proof of identity holds no words.
  if (!answer || ['evidence', 'identity', 'understood', 'not-given'].includes(answer.kind))
    throw refused();
  const answers: Answers = { ...request.answers, [field]: { kind: 'not-given', why: 'redacted' } };
  return answer.kind === 'contact'
    ? { ...request, answers, contact: contactIn(answers) }
    : { ...request, answers };
}

function withoutFile(request: Case, file: EvidenceFile): Case {
  const gone: EvidenceFile = { ...file, name: '', redacted: true };
  const swap = (files: EvidenceFile[]) => files.map(each => (each.id === file.id ? gone : each));
  const swapIn = (answer: Answer): Answer =>
    answer.kind === 'evidence' ? { ...answer, files: swap(answer.files) } : answer;
  const answers = Object.fromEntries(
    Object.entries(request.answers).map(([field, answer]) => [field, swapIn(answer)]),
  );
  return { ...request, answers, evidence: swap(request.evidence) };
}

const refused = (): DeskError => new DeskError('redaction-refused', 'there is no such thing here');
