import { findWhen } from '../../../src/language/dates/find-when';
import { toModelResult } from '../../../src/language/dates/model-result';

const now = new Date('2026-06-18T14:30:00+07:00');
const vi = (text: string) => findWhen(text, { now, language: 'vi' });
const en = (text: string) => findWhen(text, { now, language: 'en' });

describe('times in a telling', () => {
  it('stand where they were said in the original, accents and all', () => {
    const text = 'Dạ, hôm QUA có bên bảo hiểm gọi đọc đúng số căn cước của tôi';
    const [found] = vi(text);
    expect(found).toMatchObject({ when: { kind: 'date', start: '2026-06-17' }, text: 'hôm QUA' });
    expect(text.slice(found?.start, found?.end)).toBe('hôm QUA');
  });

  it('are found in decomposed Unicode at the right place', () => {
    const text = 'Tôi bị gọi sáng nay'.normalize('NFD');
    const [found] = vi(text);
    expect(found?.text.normalize('NFC')).toBe('sáng nay');
  });

  it('join a day and a clock time that were said apart', () => {
    const text = 'yesterday a stranger called me at 9.15 am';
    const found = en(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      when: { kind: 'datetime', start: '2026-06-17T09:15:00+07:00' },
      text: 'yesterday',
    });
    expect(text.slice(found[0]?.also?.start, found[0]?.also?.end)).toContain('9.15 am');
  });

  it('are several where several were told', () => {
    const starts = vi('ngày 5/6 họ gọi một lần, ngày 7/6 gọi lần nữa').map(({ when }) => when);
    expect(starts).toEqual([
      { kind: 'date', start: '2026-06-05' },
      { kind: 'date', start: '2026-06-07' },
    ]);
  });

  it('leave out what cannot be used beside what can', () => {
    const found = vi('hôm qua bị gọi, tuần sau tôi đi công tác');
    expect(found.map(({ text }) => text)).toEqual(['hôm qua']);
  });

  it('say why where nothing can be used', () => {
    expect(vi('tuần sau tôi đi công tác')).toMatchObject([
      { when: { kind: 'none', reason: 'future' }, text: 'tuần sau' },
    ]);
  });

  it('leave out what it was not', () => {
    expect(vi('không phải thứ ba, thứ tư mới đúng').map(({ when }) => when)).toEqual([
      { kind: 'date', start: '2026-06-17' },
    ]);
    expect(en('not yesterday')).toEqual([]);
  });

  it('name the rule that read them', () => {
    expect(vi('thứ 3 tuần rồi')[0]?.rule).toContain('thứ 2 tuần trước');
  });

  it.each([
    ['vi', 'số 0912 345 678 gọi đòi 5 triệu, hợp đồng 12/2025'],
    ['vi', 'ở 12/5 Nguyễn Trãi, quận 3, lần thứ ba rồi'],
    ['vi', 'bên thứ ba có số của ba tôi, tư vấn 24/7'],
    ['vi', 'tôi sinh ngày 5/3/1990'],
    ['en', 'they may sell my data to a third party, order 5/2026, call 0912 345 678'],
    ['en', 'I was born on 5 March 1990'],
  ] as const)('are not seen in %s «%s»', (language, text) => {
    expect(findWhen(text, { now, language })).toEqual([]);
  });
});

describe('a talk in the other language', () => {
  it('understands English words in a Vietnamese talk', () => {
    expect(vi('yesterday')[0]?.when).toEqual({ kind: 'date', start: '2026-06-17' });
  });

  it('understands Vietnamese words in an English talk', () => {
    expect(en('it was hom qua')[0]?.when).toEqual({ kind: 'date', start: '2026-06-17' });
  });
});

describe('the view for Recognizers', () => {
  const view = (text: string) => vi(text).map(toModelResult);

  it('has the last place included and the end of a range excluded', () => {
    expect(view('bị gọi tuần trước')).toEqual([
      {
        start: 7,
        end: 16,
        text: 'tuần trước',
        typeName: 'datetimeV2.daterange',
        resolution: {
          values: [
            {
              timex: '(2026-06-08,2026-06-15,P7D)',
              type: 'daterange',
              start: '2026-06-08',
              end: '2026-06-15',
            },
          ],
        },
      },
    ]);
  });

  it('gives each reading a value', () => {
    expect(view('3 tuần trước')[0]?.resolution.values).toHaveLength(2);
  });

  it('has nothing for what cannot be used', () => {
    expect(view('ngày mai')).toEqual([undefined]);
  });
});
