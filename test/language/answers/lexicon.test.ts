import { Lexicon } from '../../../src/language/answers/lexicon';
import { slips } from '../../../src/language/answers/spelling';
import { words } from '../../../src/language/answers/words';

const find = (lexicon: Lexicon, text: string): string =>
  lexicon
    .find(words(text))
    .map(hit => hit.code)
    .join();

describe('phrases of a lexicon', () => {
  const lexicon = new Lexicon({
    card: ['=thẻ', 'thẻ ngân hàng'],
    right: ['đúng', 'được'],
    stop: ['đừng'],
    phone: ['số điện thoại'],
    peace: ['hoà bình'],
  });

  it.each([
    ['thẻ', 'card'],
    ['the bank', ''],
    ['the ngan hang', 'card'],
    ['thế', ''],
    ['THẺ', 'card'],
    ['đúng', 'right'],
    ['đừng', 'stop'],
    ['dung', 'right'],
    ['đuợc', 'right'],
    ['số điên thoại', 'phone'],
    ['sdt', 'phone'],
    ['hòa bình', 'peace'],
    ['đúnggggg', 'right'],
    ['thẻ, ngân hàng', 'card'],
    ['số. điện thoại', ''],
  ])('"%s" → "%s"', (text, codes) => {
    expect(find(lexicon, text)).toBe(codes);
  });

  it('knows decomposed letters', () => {
    expect(find(lexicon, 'thẻ'.normalize('NFD'))).toBe('card');
  });
});

describe('words', () => {
  it('keep their place in the text as it was said', () => {
    const text = 'Ừ, sđt em đây';
    expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ừ',
      'sđt',
      'sđt',
      'sđt',
      'em',
      'đây',
    ]);
  });

  it('are held together by the dots of addresses and numbers', () => {
    expect(words('a@b.vn 5.3 rồi. Thôi').map(word => word.afterBreak)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('slips', () => {
  it.each([
    ['gmail', 'gmial', 1],
    ['gmail', 'gmai', 1],
    ['hotmail', 'hotmale', 2],
    ['same', 'same', 0],
    ['quite', 'other', 3],
  ])('%s, %s: %i', (one, other, count) => {
    expect(slips(one, other, 2)).toBe(count);
  });
});
