import fc from 'fast-check';
import { isReference } from '../../../src/domain/reference';
import { namesField } from '../../../src/language/answers/names-field';
import { readChoice } from '../../../src/language/answers/read-choice';
import { readContact } from '../../../src/language/answers/read-contact';
import { readCorrection } from '../../../src/language/answers/read-correction';
import { findName, readName } from '../../../src/language/answers/read-name';
import { readAccessCode, readCaseNumber } from '../../../src/language/answers/read-reference';
import {
  asksWhy,
  isEmptyOfWords,
  isSkip,
  isUnknown,
} from '../../../src/language/answers/read-remark';
import { readYesNo } from '../../../src/language/answers/read-yes-no';
import { extractFacts } from '../../../src/language/extract/extract-facts';

const now = new Date('2026-06-18T14:30:00+07:00');
const longest = 20_000;
/** Far above what is needed on a quiet machine, far below what a customer would notice. */
const patience = 1000;

const options = [
  { code: 'phone', label: 'Số điện thoại', synonyms: ['phone number'] },
  { code: 'id-number', label: 'Số căn cước / CMND / hộ chiếu', synonyms: [] },
  { code: 'other', label: 'Khác', synonyms: [] },
];
const readers: Record<string, (text: string) => unknown> = {
  readYesNo: text => readYesNo(text, { language: 'vi', negativeQuestion: true }),
  readChoice: text => readChoice(text, options, { multiple: true }),
  readContact,
  readName: text => [readName(text, 'vi'), findName(text, 'en')],
  readCaseNumber: text => [readCaseNumber(text, isReference), readAccessCode(text)],
  readCorrection: text => readCorrection(text, 'vi'),
  remarks: text => [isSkip(text), isUnknown(text), asksWhy(text), isEmptyOfWords(text)],
  namesField,
  extractFacts: text => extractFacts(text, { now, language: 'en' }),
};

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
}

const hostile = {
  digits: repeated('7'),
  'lone digits': repeated('0 '),
  'phone numbers': repeated('0912 345 678 '),
  'at signs': repeated('@'),
  'spaced at signs': repeated('a @ '),
  'spoken addresses': repeated('a a cong b dot '),
  'addresses without end': repeated('a@b.'),
  'long domain': `a@${repeated('b.')}`,
  brackets: repeated('([{<'),
  tags: repeated('<a '),
  zalgo: repeated('e\u0301\u0302\u0303\u0323\u0309'),
  marks: repeated('\u0301'),
  'one letter': repeated('a'),
  apostrophes: repeated("a'"),
  dashes: repeated('PD-'),
  'case numbers': repeated('PD-7K3M-9QX5 '),
  denials: repeated('không phải là '),
  'denied or': repeated('not my address or '),
  calls: repeated('gọi cho tôi số '),
  claims: repeated('tự xưng là bên '),
  spaces: repeated(' '),
  surrogates: repeated('\ud83d'),
  emoji: repeated('👍🏽👎'),
  entities: repeated('&#x'),
  stars: repeated('*'),
  'new lines': repeated('.\n'),
  chat: repeated('sdt '),
};

const pieces = [
  'không',
  'ko',
  'dạ',
  'có',
  'phải',
  'số',
  'gọi',
  'cho tôi',
  'bên',
  'bảo hiểm',
  'not',
  'but',
  'my',
  'name is',
  'call me',
  'an insurance company',
  '0912345678',
  '+84',
  'a@b.vn',
  '@',
  'PD-7K3M',
  'tất cả',
  'trừ',
  'sửa',
  'thành',
  'là',
  'mới đúng',
  ',',
  '.',
  '?',
  '\n',
  '-',
  '(',
  '*',
  '👍',
  '<b>',
  'k',
];

describe.each(Object.entries(readers))('%s answers in bounded time', (_, read) => {
  it.each(Object.entries(hostile))('on %s', (_name, text) => {
    const began = performance.now();
    read(text);
    expect(performance.now() - began).toBeLessThan(patience);
  });

  it('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: longest, size: 'max' }), text => {
        const began = performance.now();
        read(text);
        return performance.now() - began < patience;
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it('on any mixture of the words that it knows', () => {
    const mixture = fc.array(fc.constantFrom(...pieces), { maxLength: 400 });
    fc.assert(
      fc.property(mixture, fc.constantFrom(' ', ''), (said, gap) => {
        const began = performance.now();
        read(said.join(gap));
        return performance.now() - began < patience;
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
