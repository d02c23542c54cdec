import { isReference, newAccessCode, newReference, symbols } from '../../../src/domain/reference';
import { readAccessCode, readCaseNumber } from '../../../src/language/answers/read-reference';

/** A small generator of its own, so that every run has the same numbers. */
let seed = 7;
const random = (bound: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % bound;
};
const reference = newReference(random);
const [first, second] = [reference.slice(3, 7), reference.slice(8)];
const code = newAccessCode(random);

describe('a case number', () => {
  it.each([
    reference,
    reference.toLowerCase(),
    `pd${first}${second}`.toLowerCase(),
    `PD ${first} ${second}`,
    `pd-${first}${second}`,
    `PD${first}-${second}`,
    `PĐ-${first}-${second}`,
    `PD–${first}–${second}.`,
    `PD_${first}_${second}`,
    `P D ${first} ${second}`,
    `${first}-${second}`,
    `${first}${second}`,
    `mã của em là ${reference.toLowerCase()} ạ`,
    `case #${reference}?`,
    `pd ${first} ${second} đến đâu rồi`,
    `pd: ${first} ${second} 0912345678`,
  ])('is read from "%s"', said => {
    expect(readCaseNumber(said, isReference)).toEqual({ reference });
  });

  it('that fails its check is mistaken', () => {
    const next = symbols[(symbols.indexOf(reference.slice(-1)) + 1) % symbols.length];
    const wrong = `${reference.slice(0, -1)}${next}`;
    expect(readCaseNumber(wrong.toLowerCase(), isReference)).toEqual({ mistaken: wrong });
    expect(readCaseNumber(wrong.replaceAll('-', ' '), isReference)).toEqual({ mistaken: wrong });
  });

  it.each(['PD-OOOO-1111', 'PD-7K3', 'pd 123', 'PD-7K3M-9QX45'])('"%s" is mistaken', said => {
    expect(readCaseNumber(said, isReference)).toHaveProperty('mistaken');
  });

  it('with 0 for Q or 1 for 7 is mended where the check allows one reading', () => {
    const valid = new Set(['PD-7K3M-9QX4']);
    const check = (said: string): boolean => valid.has(said);
    expect(readCaseNumber('PD-7K3M-90X4', check)).toEqual({ reference: 'PD-7K3M-9QX4' });
    expect(readCaseNumber('pd-ik3m-9ox4', check)).toEqual({ reference: 'PD-7K3M-9QX4' });
    expect(readCaseNumber('PD-LK3M-9OX0', check)).toEqual({ mistaken: 'PD-LK3M-9OX0' });
    valid.add('PD-7K3M-9DX4');
    expect(readCaseNumber('PD-7K3M-90X4', check)).toEqual({ mistaken: 'PD-7K3M-90X4' });
  });

  it.each([
    'không có',
    '0912345678',
    'PDF file',
    'PD',
    'pd là gì',
    'update purchase',
    'purchase',
    '20-11-2025',
    '1234-5678',
    'Nghị định 13/2023',
    'gửi file pdf 2023 cho em',
    'hôm qua',
    '',
  ])('is not in "%s"', said => {
    expect(readCaseNumber(said, isReference)).toBeUndefined();
  });
});

describe('an access code', () => {
  it.each([
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    code.replace('-', ' - '),
    `mã ${reference}, mã truy cập ${code.toLowerCase()}`,
    `${reference} ${code}`,
  ])('is read from "%s"', said => {
    expect(readAccessCode(said)).toEqual({ code });
  });

  it('with a symbol that codes never hold is mistaken', () => {
    expect(readAccessCode('k7m0-3xwp-9rtv')).toEqual({ mistaken: 'K7M0-3XWP-9RTV' });
  });

  it.each([
    '079099012345',
    '0790 9901 2345',
    'viet nhan thoi',
    'administrate',
    reference,
    'K7MQ-3XWP',
    '',
  ])('is not in "%s"', said => {
    expect(readAccessCode(said)).toBeUndefined();
  });
});
