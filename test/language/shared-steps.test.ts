import fc from 'fast-check';
import { Lexicon } from '../../src/language/answers/lexicon';
import { readEmails } from '../../src/language/answers/read-email';
import { words, wordsOnce } from '../../src/language/answers/words';
import { readWhen } from '../../src/language/dates/read-when';
import { extractFacts } from '../../src/language/extract/extract-facts';
import { bare, fold } from '../../src/language/fold';
import { remember } from '../../src/language/remember';

const context = { now: new Date('2026-06-18T14:30:00+07:00'), language: 'vi' } as const;

describe('what is kept of the last texts', () => {
  it('is worked out once', () => {
    const read: string[] = [];
    const reader = remember(text => read.push(text));
    for (const text of ['a', 'b', 'a', 'b']) reader(text);
    expect(read).toEqual(['a', 'b']);
  });

  it('is of few texts', () => {
    const read: string[] = [];
    const reader = remember(text => read.push(text), 2);
    for (const text of ['a', 'b', 'c', 'a']) reader(text);
    expect(read).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is the same as what is worked out anew, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        expect(words(text)).toEqual(wordsOnce(text));
        expect(words(text)).toBe(words(text));
        expect(words(text, { expandChat: false })).toEqual(wordsOnce(text, { expandChat: false }));
      }),
    );
  });

  it('does not mix up messages that come in between', () => {
    const messages = ['hôm qua', 'gọi tôi số 0912345678', 'hôm kia', 'a@b.vn', 'lúc 9h tối qua'];
    const alone = messages.map(text => JSON.stringify(extractFacts(text, context)));
    for (let round = 0; round < 5; round++) {
      const order = messages.map((_, at) => (at * 2 + round) % messages.length);
      for (const at of order)
        expect(JSON.stringify(extractFacts(messages[at] ?? '', context))).toBe(alone[at]);
    }
  });

  it('reads a time by its own moment, however often the words were heard', () => {
    const later = new Date('2026-06-20T14:30:00+07:00');
    expect(readWhen('hôm qua', context)).toMatchObject({ start: '2026-06-17' });
    expect(readWhen('hôm qua', { ...context, now: later })).toMatchObject({ start: '2026-06-19' });
  });
});

describe('letters', () => {
  it('are folded one by one as they are folded together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        const composed = text.normalize('NFC').replace(/\p{Lu}/gu, letter => letter.toLowerCase());
        expect(fold(composed).text).toBe(bare(composed));
      }),
    );
  });

  it.each(['hoà', 'hòa'])('«%s» is one word, however it is typed', typed => {
    const [composed] = words(typed.normalize('NFC'));
    const [apart] = words(typed.normalize('NFD'));
    const form = { bare: 'hoa', shape: 'hoa', tone: 'f' };
    expect(composed).toMatchObject(form);
    expect(apart).toMatchObject(form);
  });
});

describe('words that every object has', () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

  it.each(names)('«%s» is a word like any other', name => {
    for (const text of [name, `lan@${name}.com`, `lan@gmail.${name}`, `hôm ${name}`]) {
      expect(readWhen(text, context)).toBeDefined();
      expect(readEmails(text)).toBeDefined();
      expect(extractFacts(text, context)).toBeDefined();
    }
    expect(new Lexicon({ found: [name] }).find(words(`a ${name}`))).toHaveLength(1);
  });
});
