import type { Answers } from '../domain/answers';
import type { EvidenceFile } from '../domain/evidence';
import type { RequestType } from '../domain/requests/request-type';
import type { Talk } from './talk';

/** Files that came before there was a request belong to it, where it asks for evidence. */
export function adoptFiles(request: RequestType, talk: Talk, answers: Answers): void {
  const field = evidenceFieldOf(request);
  if (!field || talk.files.length === 0) return;
  const answer = answers[field.name];
  const known = answer?.kind === 'evidence' ? answer.files : [];
  const complete = answer?.kind === 'evidence' && answer.complete;
  answers[field.name] = { kind: 'evidence', files: together(known, talk.files), complete };
  talk.files = [];
}

/** A request that asks for no evidence takes along what was sent all the same. */
export function keepLooseFiles(request: RequestType, talk: Talk, answers: Answers): void {
  if (evidenceFieldOf(request) || talk.files.length === 0) return;
  answers.evidence = { kind: 'evidence', files: [...talk.files], complete: true };
  talk.files = [];
}

export const evidenceFieldOf = (request: RequestType) =>
  request.fields.find(({ kind }) => kind === 'evidence');

/** Each content once. */
function together(...lists: readonly EvidenceFile[][]): EvidenceFile[] {
  return [...new Map(lists.flat().map(file => [file.sha256, file])).values()];
}
