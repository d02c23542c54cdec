import { covered, Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';
import { endsBefore } from './culprit-phrases';
import data from './data/ownership.json';
import type { Scene } from './own-contact';

/** Whose number or address it is; `unclear` is not filled in without asking. */
export type Whose = 'customer' | 'other' | 'unclear';

const customerBefore = new Lexicon({ own: data.customerBefore });
const customerAfter = new Lexicon({ own: data.customerAfter });
const otherBefore = new Lexicon({ other: data.otherBefore });
const otherAfter = new Lexicon({ other: data.otherAfter });
const introductions = new Lexicon({ own: data.introductions });
const labels = new Lexicon({ label: data.labels });
/** Words beside a contact that still make a message nothing but a contact. */
const fewWords = 4;

/** Tells the customer's own contact from the caller's: "số 09… gọi cho tôi" is not hers. */
export function whoseContact(scene: Scene, start: number, end: number): Whose {
  const said = scene.words;
  const from = said.findIndex(word => word.end > start);
  const to = said.findIndex(word => word.start >= end);
  const after = to < 0 ? said.length : to;
  if (from < 0) return 'unclear';
  const next = withoutBreak(said, after);
  if (endsBefore(customerBefore, joined(said, from), from)) return 'customer';
  if (customerAfter.at(next, after)) return 'customer';
  if (scene.wishes[from]) return 'customer';
  if (otherAfter.at(next, after) || endsBefore(otherBefore, joined(said, from), from))
    return 'other';
  if (introducesHerself(said, from)) return 'customer';
  const besides = scene.contact.filter(isContact => !isContact).length;
  return besides <= fewWords ? 'customer' : 'unclear';
}

/** "Tôi là Nam, số 09…": nothing but a label between her name and the contact. */
function introducesHerself(said: readonly Word[], at: number): boolean {
  let start = at;
  while (start > 0 && !said[start]?.afterBreak) start--;
  const label = covered(labels.find(said.slice(start, at)), at - start);
  if (!label.every(Boolean) || start === 0) return false;
  let before = start - 1;
  while (before > 0 && !said[before]?.afterBreak) before--;
  return introductions.at(said, before) !== undefined;
}

/** "Số của tôi: 09…" reads over the colon. */
function joined(said: readonly Word[], at: number): Word[] {
  return said.map((word, index) => (index === at ? { ...word, afterBreak: false } : word));
}

function withoutBreak(said: readonly Word[], at: number): readonly Word[] {
  return said[at]?.afterBreak ? [] : said;
}
