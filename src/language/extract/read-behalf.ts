import { Lexicon } from '../answers/lexicon';
import { clip, type Word } from '../answers/words';
import { endsBefore } from './culprit-phrases';
import data from './data/behalf.json';
import { sceneOf } from './own-contact';

/** Whom the customer speaks for, in her words: "mẹ tôi", "con gái tôi 10 tuổi", "my elderly mother". */
export interface Behalf {
  person: string;
}

const kin = new Lexicon<'clear' | 'owned' | 'near' | 'together'>(data.kin);
const owners = new Lexicon<'any' | 'own'>(data.owners);
const my = new Lexicon({ my: data.english.my });
const relatives = new Lexicon<'plain' | 'possessive'>({
  plain: data.english.kin,
  possessive: data.english.kin.map(name => `${name}'s`),
});
const ageWords = new Lexicon({ age: data.after });
const forWhom = new Lexicon({ for: data.for });
const speaking = new Lexicon({ speaking: data.speaking });
const self = new Lexicon({ self: data.self });
const stops = new Lexicon({ stop: data.stops });
const affected = new Lexicon({ affected: data.affected });

const mostBetween = 4;
const mostName = 5;

/** A person in the text: words `from` up to, not including, `to`. */
interface Mention {
  from: number;
  to: number;
  /** "My mother's …": what follows is hers. */
  possessive: boolean;
}

/**
 * Whether a message is about somebody else than the one who writes it: she speaks for a person
 * ("khiếu nại giúp mẹ tôi", "on behalf of my mother"), or the data or the trouble is a relative's ("mẹ
 * tôi bị gọi", "số của vợ em"). A relative who is only spoken of ("chồng tôi bảo"), and those whom the
 * answer is to be sent to, are none. Where several are named, the one who is spoken for goes first.
 */
export function readBehalf(text: string): Behalf | undefined {
  const { words: said, wishes } = sceneOf(text);
  const found =
    spokenFor(text, said) ?? mentionsIn(said).find(one => !wishes[one.from] && isMeant(said, one));
  if (!found) return undefined;
  const words = clip(text).slice(said[found.from]?.start, said[found.to - 1]?.end);
  return { person: words.replace(/['’ʼ]s$/u, '') };
}

/** "Thay mặt …", "on behalf of …": whoever is named after it. */
function spokenFor(text: string, said: readonly Word[]): Mention | undefined {
  for (const { to: from } of speaking.find(said)) {
    if (!said[from] || said[from]?.afterBreak) continue;
    const known = mentionAt(said, from);
    if (known) return known;
    // "Minh" is a name, "minh" is "me" without its accent.
    if (self.at(said, from) && !/^\p{Lu}/u.test(text.slice(said[from]?.start))) continue;
    let to = from;
    while (to < said.length && to - from < mostName && !stops.at(said, to)) {
      if (to > from && said[to]?.afterBreak) break;
      to++;
    }
    if (to > from) return { from, to, possessive: false };
  }
  return undefined;
}

function mentionsIn(said: readonly Word[]): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < said.length; ) {
    const mention = mentionAt(said, at);
    if (mention) found.push(mention);
    at = mention?.to ?? at + 1;
  }
  return found;
}

/** Whether the person is the one concerned: what stands before, or after, says so. */
function isMeant(said: readonly Word[], { from, to, possessive }: Mention): boolean {
  if (possessive || endsBefore(forWhom, said, from)) return true;
  return !said[to]?.afterBreak && affected.at(said, to) !== undefined;
}

function mentionAt(said: readonly Word[], from: number): Mention | undefined {
  const mention = vietnameseAt(said, from) ?? englishAt(said, from);
  return mention && { ...mention, to: withAge(said, mention.to) };
}

function vietnameseAt(said: readonly Word[], from: number): Mention | undefined {
  const head = kin.at(said, from);
  if (!head || head.code === 'together') return undefined;
  const owner = said[head.to]?.afterBreak ? undefined : owners.at(said, head.to);
  const owned = owner && (head.code !== 'near' || owner.code === 'any');
  if (!owned && head.code !== 'clear') return undefined;
  return { from, to: owned ? owner.to : head.to, possessive: false };
}

/** "My mother", "my 10-year-old daughter", "our neighbour". */
function englishAt(said: readonly Word[], from: number): Mention | undefined {
  const mine = my.at(said, from);
  if (!mine) return undefined;
  for (let at = mine.to; at <= mine.to + mostBetween && !said[at]?.afterBreak; at++) {
    const name = relatives.at(said, at);
    if (name) return { from, to: name.to, possessive: name.code === 'possessive' };
    if (stops.at(said, at)) return undefined;
  }
  return undefined;
}

/** "Con gái tôi 10 tuổi", "my son, 10 years old" without the comma. */
function withAge(said: readonly Word[], to: number): number {
  if (!/^\d{1,3}$/.test(said[to]?.bare ?? '') || said[to]?.afterBreak) return to;
  return ageWords.at(said, to + 1)?.to ?? to;
}
