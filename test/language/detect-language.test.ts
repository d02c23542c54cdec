import fc from 'fast-check';
import { type Language, languages } from '../../src/domain/language';
import { detectLanguage } from '../../src/language/detect-language';
import examples from '../fixtures/examples/utterances.json';
import challenge from '../fixtures/language/challenge-utterances.json';

const other: Record<Language, Language> = { vi: 'en', en: 'vi' };

describe('the language of a message', () => {
  it.each([
    'Tôi bị lộ thông tin',
    'toi muon khieu nai',
    'sao cong ty lai ban so dien thoai cua toi',
    'ko biet j het',
    'hom qua co ai goi e',
    'check giúp em cái email với',
    'em muốn update số điện thoại',
    'cam on nhieu',
    'Hello, tôi muốn xóa dữ liệu của tôi',
    'KHONG DUOC GOI CHO TOI NUA',
    'khô\u0323ng',
  ])('is Vietnamese: %s', text => expect(detectLanguage(text, 'en')).toBe('vi'));

  it.each([
    'my information was leaked',
    'someone is using my ID card number',
    'delete my data',
    'My name is Nguyễn Văn An and I want a copy of my data',
    'I live at 12 Lê Lợi, please correct it',
    'can i go on',
    'You sold my number to Ngân hàng Á Châu, why?',
    'WHO HAS MY DATA',
  ])('is English: %s', text => expect(detectLanguage(text, 'vi')).toBe('en'));

  it.each([
    '',
    '0912 345 678',
    'ok',
    'alo',
    'PD-7K3M-9QX4',
    'Nguyễn Văn An',
    'an.nguyen@gmail.com',
    'https://example.com/terms',
    '12 Lê Lợi, Quận 1',
    'Paragon',
    '???',
    'asdf',
  ])('is not told by: %s', text => {
    for (const talk of languages) expect(detectLanguage(text, talk)).toBe(talk);
  });

  it.each(['tôi muốn cancel this request please', 'xin chào, can you help me'])(
    'stays as it is when both are mixed: %s',
    text => {
      for (const talk of languages) expect(detectLanguage(text, talk)).toBe(talk);
    },
  );

  it('never takes a message of two words or more for the other language', () => {
    const texts = [...examples, ...Object.values(challenge).flat()];
    const misled = texts
      .filter(({ text }) => /\p{L}\s+\p{L}/u.test(text))
      .filter(
        ({ text, lang }) => detectLanguage(text, lang as Language) === other[lang as Language],
      );
    expect(misled.length / texts.length).toBeLessThan(0.01);
  });

  it('tells nine in ten sentences of four words against a talk in the other language', () => {
    const texts = [...examples, ...Object.values(challenge).flat()].filter(
      ({ text }) => text.split(/\s+/).length >= 4,
    );
    const told = texts.filter(
      ({ text, lang }) => detectLanguage(text, other[lang as Language]) === lang,
    );
    expect(told.length / texts.length).toBeGreaterThan(0.9);
  });

  it('reads the beginning of anything in bounded time', () => {
    const started = performance.now();
    for (const unit of ['a', '1', '(', 'e\u0301', 'ng', 'khong ']) {
      detectLanguage(unit.repeat(1e6), 'vi');
    }
    expect(performance.now() - started).toBeLessThan(1000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...languages), (text, talk) => {
        expect(languages).toContain(detectLanguage(text, talk));
      }),
    );
  });
});
