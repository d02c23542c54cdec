import type { Hit } from '../answers/lexicon';
import { Lexicon } from '../answers/lexicon';
import type { Word } from '../answers/words';
import how from './data/how.json';
import speech from './data/speech.json';
import { KindFinder } from './find-kinds';
import { type Scene, sceneOf } from './own-contact';

/** The ways in which a misuse is noticed. */
export const hows = ['call', 'sms', 'email', 'social', 'web', 'other'] as const;
export type How = (typeof hows)[number];

const finder = new KindFinder(how);
const linking = new Lexicon({ link: how.messaging });
const own = new Lexicon({ own: speech.people.own });
const doing = new Set(how.ownDoing.verbs);
const auxiliaries = new Set(how.ownDoing.auxiliaries);
const toOwn = new Set(how.ownDoing.notAfter);
const nearby = 5;

/** How the customer noticed, as far as the text tells: codes without repetition, in the order of `hows`. */
export function readHow(text: string): How[] {
  return howsOf(sceneOf(text));
}

/** The ways that a wish about offers is about: "no calls please", "đừng nhắn tin nữa". */
export function readWays(text: string): How[] {
  return howsOf(sceneOf(text), true);
}

export function howsOf(scene: Scene, denied = false): How[] {
  const hits = finder.find(scene, denied).filter(hit => !isOwnDoing(scene.words, hit));
  const found = new Set(hits.filter(hit => hit.code !== 'message').map(hit => hit.code));
  const socials = hits.filter(hit => hit.code === 'social');
  for (const message of hits) {
    if (message.code !== 'message') continue;
    if (!socials.some(social => belongs(scene.words, message, social))) found.add('sms');
  }
  return hows.filter(code => found.has(code));
}

/** "Nhắn tin qua Zalo" is one way; "nhắn tin và Zalo" are two. */
function belongs(said: readonly Word[], message: Hit, social: Hit): boolean {
  const [first, second] = message.from < social.from ? [message, social] : [social, message];
  if (second.from - first.to > nearby) return false;
  for (let at = first.to; at < second.from; ) {
    const hit = linking.at(said, at);
    if (!hit || said[at]?.afterBreak)
      return (
        message.from > social.from &&
        !said[second.from]?.afterBreak &&
        second.from - first.to <= 2 &&
        !isAnd(said, first.to)
      );
    at = hit.to;
  }
  return !said[second.from]?.afterBreak;
}

function isAnd(said: readonly Word[], at: number): boolean {
  return ['va', 'voi', 'and', 'lan', 'cung', 'hoac', 'or'].includes(said[at]?.bare ?? '');
}

/** "Tôi gọi lên tổng đài", "I called them": the customer did it herself. */
function isOwnDoing(said: readonly Word[], hit: Hit): boolean {
  const verb = said[hit.from];
  if (!verb || !doing.has(verb.bare) || (verb.bare === 'nhan' && verb.tone !== 's')) return false;
  let at = hit.from - 1;
  while (at >= 0 && auxiliaries.has(said[at]?.bare ?? '') && !said[at + 1]?.afterBreak) at--;
  if (at < 0 || said[at + 1]?.afterBreak || !own.at(said, at)) return false;
  return at === 0 || said[at]?.afterBreak === true || !toOwn.has(said[at - 1]?.bare ?? '');
}
