import { talkOf } from '../../bots/stored-talk';
import type { Answers } from '../../domain/answers';
import type { Conversation } from '../../domain/conversation';
import { wordMask } from '../case-work/masking';
import { allows, type RightsHolder } from '../rights';

export type ChatMask = (text: string) => string;

/** What hides who a customer is in her chat from those who may not see that: auditors, and most programs. */
export function chatMask(conversation: Conversation | undefined, who: RightsHolder): ChatMask {
  if (allows(who, 'cases.reveal')) return text => text;
  const masks = (conversation ? answersIn(conversation) : []).map(answers => wordMask({ answers }));
  const plain = wordMask({ answers: {} });
  return text => plain(masks.reduce((words, mask) => mask(words), text));
}

/** Wherever in the talk she or somebody else may have been named. */
function answersIn(conversation: Conversation): Answers[] {
  const { draft, parked = [], known } = talkOf(conversation);
  const name: Answers = known?.name ? { name: { kind: 'text', text: known.name } } : {};
  return [name, ...[draft, ...parked].flatMap(form => (form ? [form.answers] : []))];
}
