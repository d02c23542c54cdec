import { Lexicon } from '../answers/lexicon';
import { readPhones } from '../answers/read-phone';
import { clip, type Word, words } from '../answers/words';
import { remember } from '../remember';
import data from './data/speech.json';

const replies = new Lexicon({ reply: data.contact.reply });
const asked = new Lexicon({ asked: data.contact.asked });
const toward = new Lexicon({ toward: data.contact.toward });
const closing = new Lexicon({ closing: data.contact.closing });
const mine = new Lexicon({ mine: data.contact.mine });
const equals = new Lexicon({ is: data.contact.is });
const polite = new Lexicon({ polite: data.contact.polite });
const others = new Lexicon({ others: data.people.others });

/** A text made ready for looking up what happened in it. */
export interface Scene {
  text: string;
  words: readonly Word[];
  /** Words that say how to reach the customer, and contacts of anybody. */
  contact: readonly boolean[];
  /** Words that say how to reach the customer. */
  wishes: readonly boolean[];
}

/**
 * Tells the customer's wishes for the answer ("gọi cho tôi số 09…", "my e-mail is …") from what
 * happened to her ("có người gọi cho tôi"): what stands in the former is no way of noticing and no data.
 */
export const sceneOf: (text: string) => Scene = remember(text => {
  const said = words(text);
  const inContact = contactPlaces(text);
  const isContact = said.map(word =>
    inContact.some(([from, to]) => word.start < to && word.end > from),
  );
  const wishes = said.map(() => false);
  for (const [from, to] of clauses(said)) {
    const start = wishStart(said, from, to, isContact);
    if (start !== undefined) wishes.fill(true, start, to);
  }
  const contact = isContact.map((is, at) => is || (wishes[at] ?? false));
  return { text, words: said, contact, wishes };
});

/** From where on a clause is about reaching the customer. */
function wishStart(
  said: readonly Word[],
  from: number,
  to: number,
  isContact: readonly boolean[],
): number | undefined {
  const clause = said.slice(0, to);
  let somebodyElse = false;
  for (let at = from; at < to; at++) {
    if (isContact[at]) continue;
    const reply = replies.at(clause, at);
    if (reply && !somebodyElse) return at;
    const own = mine.at(clause, at);
    if (own && !somebodyElse && leadsToContact(clause, own.to, isContact)) return at;
    const wish = asked.at(clause, at);
    const asks = wish && !somebodyElse && onlyPolite(clause, from, at);
    if (asks && isWish(clause, wish.to, isContact, at > from)) return at;
    if (others.at(clause, at) && !polite.at(clause, at)) somebodyElse = true;
  }
  return undefined;
}

function leadsToContact(said: readonly Word[], at: number, isContact: readonly boolean[]): boolean {
  const linked = equals.at(said, at)?.to ?? at;
  return isContact[linked] === true;
}

/** "Gọi cho tôi số 09…", "gọi tôi nhé", "cứ nhắn qua Zalo": asked for, not told of. */
function isWish(
  said: readonly Word[],
  at: number,
  isContact: readonly boolean[],
  politely: boolean,
): boolean {
  if (closing.at(said, at)) return true;
  const way = toward.at(said, at);
  if (way && politely) return true;
  for (let next = at; next < said.length; next++) {
    if (isContact[next]) return true;
    if (others.at(said, next) && !toward.at(said, next)) return false;
  }
  return false;
}

function onlyPolite(said: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const hit = polite.at(said, at);
    if (!hit) return false;
    at = hit.to;
  }
  return true;
}

function clauses(said: readonly Word[]): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (let at = 1; at <= said.length; at++) {
    if (at < said.length && !said[at]?.afterBreak) continue;
    found.push([from, at]);
    from = at;
  }
  return found;
}

function contactPlaces(text: string): [number, number][] {
  const phones = readPhones(text)
    .filter(reading => reading.kind !== 'invalid')
    .map((reading): [number, number] => [reading.start, reading.end]);
  if (!text.includes('@')) return phones;
  const emails = [...clip(text).matchAll(/[^\s,;<>()]{0,64}@[^\s,;<>()]{0,255}/g)].map(
    (match): [number, number] => [match.index, match.index + match[0].length],
  );
  return [...phones, ...emails];
}
