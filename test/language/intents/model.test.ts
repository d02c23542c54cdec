import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../../../scripts/nlu/corpus';
import { isSameModel, makeModel } from '../../../scripts/nlu/make-model';
import { bare } from '../../../src/language/fold';
import { intents } from '../../../src/language/intent';
import modelFile from '../../../src/language/intents/data/model.json';
import challenge from '../../fixtures/language/challenge-utterances.json';

const { training, heldBack } = readCorpus();
const all = [...training, ...heldBack];
const words = (text: string) =>
  bare(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('the corpus', () => {
  it('has some thousand utterances, and every intent in both languages', () => {
    expect(all.length).toBeGreaterThan(2500);
    for (const intent of intents) {
      for (const language of ['vi', 'en']) {
        const own = all.filter(one => one.intent === intent && one.language === language);
        expect([intent, language, own.length >= 40]).toEqual([intent, language, true]);
      }
    }
  });

  it('gives one text one intent', () => {
    const meant = new Map(all.map(({ text, intent }) => [text.toLowerCase(), intent]));
    const torn = all.filter(({ text, intent }) => meant.get(text.toLowerCase()) !== intent);
    expect(torn).toEqual([]);
  });

  it('keeps a fifth back', () => {
    expect(heldBack.length / all.length).toBeGreaterThan(0.17);
    expect(heldBack.length / all.length).toBeLessThan(0.23);
  });

  it('has none of the challenge: those are for measuring', () => {
    const known = new Set(all.map(({ text }) => words(text)));
    const texts = Object.values(challenge)
      .flat()
      .map(({ text }) => text);
    expect(texts.filter(text => words(text) !== '' && known.has(words(text)))).toEqual([]);
  });
});

describe('the model that is checked in', () => {
  it('is what the corpus gives: if not, run "node scripts/nlu/train.mjs"', () => {
    expect(isSameModel(makeModel(training), modelFile)).toBe(true);
  }, 180_000);

  it('is small enough to be checked in', () => {
    const path = join(__dirname, '../../../src/language/intents/data/model.json');
    expect(statSync(path).size).toBeLessThan(1.5e6);
  });
});
