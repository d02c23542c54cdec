import type { Language } from '../../../src/domain/language';
import { readWhen } from '../../../src/language/dates/read-when';
import examples from '../../fixtures/examples/dates.json';
import byHand from '../../fixtures/language/when-cases.json';
import looked from '../../fixtures/language/when-readings.json';
import { type Expected, isRight, parseWhen, writeWhen } from './written-when';

describe('the examples to follow', () => {
  it.each(examples.cases.map(example => [example.id, example.text, example] as const))(
    '%s «%s»',
    (_id, text, { lang, now, expect: expected }) => {
      const when = readWhen(text, { now: new Date(now), language: lang as Language });
      expect([writeWhen(when), isRight(expected as Expected, when)]).toEqual([
        writeWhen(when),
        true,
      ]);
    },
  );
});

describe.each([
  ['worked out by hand', byHand],
  ['looked at', looked],
])('expressions %s', (_title, table) => {
  const moments: Record<string, string> = table.moments;
  const cases = table.cases as [Language, string, string, string][];

  it.each(cases)('%s, %s: «%s» is %s', (language, moment, text, expected) => {
    const when = readWhen(text, { now: new Date(moments[moment] ?? ''), language });
    const right = isRight(parseWhen(expected), when);
    expect(right ? expected : writeWhen(when)).toBe(expected);
  });
});

describe('why an answer cannot be used', () => {
  const now = new Date('2026-06-18T14:30:00+07:00');
  it.each([
    ['vi', 'tuần sau', 'future'],
    ['vi', '31/6', 'invalid'],
    ['vi', 'hôm nọ', 'vague'],
    ['vi', 'em không rõ', 'unknown'],
    ['vi', '5 triệu đồng', 'not-a-date'],
    ['en', 'next Friday', 'future'],
    ['en', '31 June', 'invalid'],
    ['en', 'the other day', 'vague'],
    ['en', "I can't recall", 'unknown'],
    ['en', 'my phone', 'not-a-date'],
  ] as const)('%s «%s» is %s', (language, text, reason) => {
    expect(readWhen(text, { now, language })).toEqual({ kind: 'none', reason });
  });
});

describe('the moment of the message', () => {
  it.each([
    ['just before midnight in Hanoi', '2026-06-18T16:59:00Z', '2026-06-17'],
    ['just after midnight in Hanoi', '2026-06-18T17:00:00Z', '2026-06-18'],
  ])('%s decides which day yesterday is', (_title, now, start) => {
    expect(readWhen('hôm qua', { now: new Date(now), language: 'vi' })).toEqual({
      kind: 'date',
      start,
    });
  });

  it('keeps a bare hour in the past', () => {
    const at = (now: string) => readWhen('15h', { now: new Date(now), language: 'vi' });
    expect(at('2026-06-18T15:00:00+07:00')).toMatchObject({ start: '2026-06-18T15:00:00+07:00' });
    expect(at('2026-06-18T14:59:00+07:00')).toMatchObject({ start: '2026-06-17T15:00:00+07:00' });
  });
});

describe("what the widget's calendar sends", () => {
  const now = new Date('2026-03-10T09:00:00+07:00');
  const talks = ['vi', 'en'] as const;
  const tags = { vi: 'vi-VN', en: 'en-GB' };
  const day = (date: Date, language: Language): string =>
    new Intl.DateTimeFormat(tags[language], {
      day: 'numeric',
      month: language === 'en' ? 'long' : 'numeric',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(date);
  const iso = (date: Date): string => date.toISOString().slice(0, 10);
  const days = Array.from({ length: 60 }, (_, week) => new Date(Date.UTC(2025, 0, 2 + 7 * week)));

  it.each(talks)('is understood for any day (%s)', language => {
    for (const date of days) {
      for (const talk of talks) {
        const text = day(date, language);
        expect([text, readWhen(text, { now, language: talk })]).toEqual([
          text,
          { kind: 'date', start: iso(date) },
        ]);
      }
    }
  });

  it.each(talks)('is understood for any span of days (%s)', language => {
    for (const first of days) {
      const last = new Date(first.getTime() + 3 * 86_400_000);
      const [from, to] = [day(first, language), day(last, language)];
      const text = language === 'en' ? `from ${from} to ${to}` : `từ ${from} đến ${to}`;
      for (const talk of talks) {
        expect([text, readWhen(text, { now, language: talk })]).toEqual([
          text,
          { kind: 'daterange', start: iso(first), end: iso(last) },
        ]);
      }
    }
  });

  it.each([
    ['5 March', { kind: 'date', start: '2026-03-05' }],
    ['Saturday 28 February', { kind: 'date', start: '2026-02-28' }],
    ['05/03/2026', { kind: 'date', start: '2026-03-05' }],
    ['2 March 2026 - 4 March 2026', { kind: 'daterange', start: '2026-03-02', end: '2026-03-04' }],
    ['từ 02/03/2026 đến 04/03/2026', { kind: 'daterange', start: '2026-03-02', end: '2026-03-04' }],
  ])('«%s»', (text, expected) => {
    for (const language of talks) expect(readWhen(text, { now, language })).toEqual(expected);
  });
});
