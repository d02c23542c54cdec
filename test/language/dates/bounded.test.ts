import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import type { Language } from '../../../src/domain/language';
import { findWhen } from '../../../src/language/dates/find-when';
import { readWhen } from '../../../src/language/dates/read-when';
import table from '../../fixtures/language/when-cases.json';

const now = new Date('2026-06-18T14:30:00+07:00');
const languages = ['vi', 'en'] as const;
/** Far above what is measured on an idle machine, far below what a customer would notice as a hang. */
const longestMs = 1_500;

const repeated = (text: string, length = 20_000): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

function took(text: string, language: Language): number {
  const start = performance.now();
  readWhen(text, { now, language });
  return performance.now() - start;
}

beforeAll(() => {
  for (const language of languages) took('warm up in the forenoon of some day', language);
});

describe.each(languages)('hostile texts (%s)', language => {
  it.each([
    ['a million digits', '7'.repeat(1_000_000)],
    ['dates', repeated('12/5/2026 ')],
    ['dates in words', repeated('12 May 2026 from 3 to 5 June ')],
    ['brackets', repeated('([{')],
    ['zalgo', repeated('h\u0300\u0301\u0302\u0303o\u0323m\u0300 qua\u0309\u0309\u0309 ')],
    ['numbers in words', repeated('hai mươi mốt ')],
    ['connectives', repeated('tu thu hai den thu tu ')],
    ['bare homographs', repeated('toi nam tu ba bay sau qua ')],
    ['half a clock time', repeated('half past ')],
    ['open spans', repeated('from Monday to ')],
    ['ambiguous months', repeated('may march ')],
    ['strokes', repeated('1/')],
    ['spaces', ' '.repeat(20_000)],
    ['one long word', 'a'.repeat(20_000)],
    ['emoji', repeated('🇻🇳😀')],
  ])('%s are answered quickly', (_title, text) => {
    expect(took(text, language)).toBeLessThan(longestMs);
  });
});

describe('any text', () => {
  const words = table.cases.flatMap(([, , text = '']) => text.split(' '));
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map(parts => parts.join(' ')),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map(parts => parts.join('')),
  );

  it('gives times that are real, past and in order, and findings that lie in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
        const when = readWhen(text, { now, language });
        const readings =
          when.kind === 'none' ? [] : when.kind === 'ambiguous' ? when.anyOf : [when];
        for (const reading of readings) {
          const end = ('end' in reading && reading.end) || reading.start;
          expect(Number.isNaN(Date.parse(reading.start))).toBe(false);
          expect(reading.start <= end).toBe(true);
          expect(reading.start.slice(0, 10) <= '2026-06-18').toBe(true);
        }
        for (const found of findWhen(text, { now, language })) {
          expect(found.start).toBeLessThan(found.end);
          expect(text.slice(found.start, found.end)).toBe(found.text);
        }
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it('is read the same way twice', () => {
    fc.assert(
      fc.property(anyText, text => {
        const context = { now, language: 'vi' } as const;
        expect(readWhen(text, context)).toEqual(readWhen(text, context));
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});

it('reads a Vietnamese message in well under a millisecond', () => {
  const texts = table.cases
    .filter(([language]) => language === 'vi')
    .map(([, , text = '']) => text);
  const times = texts.map(text => took(text, 'vi')).sort((a, b) => a - b);
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(2);
});
