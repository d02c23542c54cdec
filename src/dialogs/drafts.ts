import { requestTypes } from '../domain/requests';
import { fittingAnswers } from '../domain/requests/draft';
import type { RequestType } from '../domain/requests/request-type';
import type { DeskTurn } from './desk-turn';
import type { Draft, Talk } from './talk';

/** The request that is being filled in, or the last one that was left for another. */
export function draftToOffer({ talk }: DeskTurn): Draft | undefined {
  forgetUnknown(talk);
  const left = talk.draft ?? talk.parked?.pop();
  if (talk.parked?.length === 0) delete talk.parked;
  if (left) talk.draft = left;
  return left;
}

/** Leaves the request under way for another one; it is offered again when that is done. */
export function parkDraft({ talk }: DeskTurn): void {
  const { draft } = talk;
  if (!draft) return;
  talk.parked = [...(talk.parked ?? []).filter(({ type }) => type !== draft.type), draft];
  delete talk.draft;
}

/** Takes up a parked request of a type; the one under way, if it is another, is parked. */
export function draftOf(desk: DeskTurn, type: string): Draft {
  const { talk } = desk;
  const request = requestTypes.get(type);
  if (!request) throw new Error(`there is no request type ${type}`);
  if (talk.draft?.type === type) return talk.draft;
  parkDraft(desk);
  const parked = talk.parked?.find(draft => draft.type === type);
  const others = (talk.parked ?? []).filter(draft => draft !== parked);
  if (others.length > 0) talk.parked = others;
  else delete talk.parked;
  const since = desk.now.toISOString();
  talk.draft = parked ?? { type, version: request.version, answers: {}, since };
  return talk.draft;
}

/** Another contact has to be proven anew. */
export function forgetProof(request: RequestType, draft: Draft): void {
  const proof = request.fields.find(({ kind }) => kind === 'identity');
  if (proof) delete draft.answers[proof.name];
  delete draft.challenge;
}

/** A draft of another version of the form keeps the answers that still fit. @returns whether it was one. */
export function renewDraft(request: RequestType, draft: Draft): boolean {
  if (draft.version === request.version) return false;
  draft.answers = fittingAnswers(request, draft.answers);
  draft.version = request.version;
  return true;
}

/** Requests that this version of the desk does not take any more cannot be gone on with. */
function forgetUnknown(talk: Talk): void {
  if (talk.draft && !requestTypes.has(talk.draft.type)) delete talk.draft;
  if (talk.parked) talk.parked = talk.parked.filter(({ type }) => requestTypes.has(type));
}
