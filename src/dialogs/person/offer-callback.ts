import type { Answer, Answers } from '../../domain/answers';
import { requestTypes } from '../../domain/requests';
import { callback } from '../../domain/requests/callback';
import type { RequestType } from '../../domain/requests/request-type';
import { askAgain } from '../ask-again';
import { type DeskTurn, deskTurn } from '../desk-turn';
import type { DialogContext } from '../dialog-sdk';
import { draftOf } from '../drafts';
import { requestText } from '../fields/field-texts';
import { askedForm, formDialogId } from '../form-dialog';
import type { Draft } from '../talk';

/**
 * Asks what is not known yet for somebody to call back, usually how to reach her. What was being filled in
 * is parked, and offered again afterwards.
 */
export async function offerCallback(dc: DialogContext): Promise<true> {
  if (askedForm(dc) === callback.type) return askAgain(dc);
  const desk = deskTurn(dc.context);
  const known = knownOf(desk);
  await dc.cancelAllDialogs();
  const draft = draftOf(desk, callback.type);
  draft.answers = { ...known, ...draft.answers };
  await dc.beginDialog(formDialogId, { type: callback.type });
  return true;
}

/** What is known of whom to call back, and about what. */
export function knownOf(desk: DeskTurn): Answers {
  const { draft, parked = [], known } = desk.talk;
  const drafts = [...(draft ? [draft] : []), ...parked.toReversed()];
  const given = (field: string, kind: Answer['kind']): Answer | undefined =>
    drafts.map(({ answers }) => answers[field]).find(answer => answer?.kind === kind);
  const what = matterOf(
    desk,
    drafts.find(({ type }) => type !== callback.type),
  );
  const name: Answer | undefined =
    given('name', 'text') ?? (known?.name ? { kind: 'text', text: known.name } : undefined);
  const reach: Answer | undefined =
    given('reach', 'contact') ??
    (known?.contact ? { kind: 'contact', contact: known.contact } : undefined);
  return structuredClone({ ...(what && { what }), ...(name && { name }), ...(reach && { reach }) });
}

/** The request that she was filling in, with what she told of it. */
function matterOf(desk: DeskTurn, draft: Draft | undefined): Answer | undefined {
  const request: RequestType | undefined = draft && requestTypes.get(draft.type);
  if (!draft || !request) return undefined;
  const name = desk.text(requestText(request, 'name'));
  const told = draft.answers.what;
  const text =
    told?.kind === 'text' ? desk.text('person.about', { request: name, what: told.text }) : name;
  return { kind: 'text', text };
}
