import type { Activity } from 'botbuilder';
import { fieldText } from '../../../src/dialogs/fields/field-texts';
import { isAnswered } from '../../../src/dialogs/form-walk';
import type { Draft, Talk } from '../../../src/dialogs/talk';
import { requestTypes } from '../../../src/domain/requests';
import { fieldsOf } from '../../../src/domain/requests/request-type';
import type { Chat } from '../../support/open-chat';

/** What the laws look at, as it stands after a turn. */
export interface Standing {
  prompt?: { form: string; field: string };
  drafts: Draft[];
  cases: number;
}

export const entityOf = (reply: Activity | undefined, type: 'prompt' | 'receipt') =>
  reply?.entities?.find(entity => entity.type === `paragon.privacy/${type}`);

export async function standingOf(chat: Chat, conversation: string): Promise<Standing> {
  const stored = await chat.app.store.conversations.find(`directline:${conversation}`);
  const talk = stored?.state.talk as unknown as Talk | undefined;
  const cases = await chat.app.store.cases.ofConversation(`directline:${conversation}`);
  const prompt = entityOf(chat.lastReply, 'prompt');
  return {
    ...(prompt && { prompt: { form: prompt.form, field: prompt.field } }),
    drafts: [...(talk?.draft ? [talk.draft] : []), ...(talk?.parked ?? [])],
    cases: cases.length,
  };
}

/** Questions at which a customer may say that what she answered shall go. */
const mayLose = new Set(['cancel', 'restart', 'resume', 'review']);

/** What holds after every turn whatever was said. @throws Error with the law that is broken. */
export function checkLaws(
  chat: Chat,
  replies: readonly Activity[],
  before: Standing,
  after: Standing,
  slept: boolean,
): void {
  const [failed = ''] = chat.text('talk.failed').split('.');
  const broken = (law: string) => {
    const faults = chat.logged.filter(line => line.includes('turn failed'));
    throw new Error(`${law}\n\n${chat.transcript}\n\n${faults.join('\n')}`);
  };
  if (replies.length === 0) broken('Every message is answered.');
  if (
    replies.some(
      ({ text }) => text.includes(failed.slice(0, 25)) || /\{\{|\$t\(talk/.test(strip(text)),
    )
  )
    broken('No reply is an apology for a fault of the desk, or shows its inside.');
  const questions = replies.filter(({ inputHint }) => inputHint === 'expectingInput');
  if (questions.some(question => !entityOf(question, 'prompt')))
    broken('Every question has its prompt entity.');
  if (questions.length !== 1 || replies.at(-1) !== questions[0])
    broken('Every turn ends with one question.');
  const receipts = replies.filter(reply => entityOf(reply, 'receipt')).length;
  if (after.cases - before.cases !== receipts || receipts > 1)
    broken('A case is told of, and one turn files one at most.');
  if (receipts > 0 && before.prompt?.field !== 'review')
    broken('Nothing is filed but from its review.');
  if (!slept && !mayLose.has(before.prompt?.field ?? '')) checkNothingLost(before, after, broken);
  if (after.prompt?.field === 'review') checkReview(chat, after, broken);
}

function checkNothingLost(before: Standing, after: Standing, broken: (law: string) => void): void {
  for (const draft of before.drafts) {
    const request = requestTypes.get(draft.type);
    const now = after.drafts.find(({ type }) => type === draft.type);
    for (const field of request?.fields ?? []) {
      if (field.default || field.kind === 'identity' || !draft.answers[field.name]) continue;
      if (!now?.answers[field.name]) broken(`No answer is lost: ${draft.type} had ${field.name}.`);
    }
  }
}

/** Every answer that the form still asks for stands in its review, and none is missing. */
function checkReview(
  chat: Chat,
  { drafts, prompt }: Standing,
  broken: (law: string) => void,
): void {
  const [draft] = drafts;
  const request = draft && requestTypes.get(draft.type);
  if (!request || request.type !== prompt?.form)
    throw new Error(`A review is of the form under way.\n\n${chat.transcript}`);
  const language = chat.lastReply?.locale === 'en' ? 'en' : 'vi';
  for (const field of fieldsOf(request, draft.answers)) {
    if (!isAnswered(draft.answers[field.name]))
      broken(`A review comes last: ${field.name} is open.`);
    const label = chat.textIn(language, fieldText(request, field, 'label'));
    if (!chat.lastReply?.text.includes(`${label}: `)) broken(`The review shows ${field.name}.`);
  }
}

/** What customers wrote themselves may look like a template. */
const strip = (text: string): string => text.replaceAll('{{phone}} $t(talk.failed)', '');
