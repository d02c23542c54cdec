import { type PhoneReading, readPhone, readPhones } from '../../../src/language/answers/read-phone';

/** Good numbers as E.164, old ones with what became of them, faulty ones with the fault. */
const inShort = (reading: PhoneReading): string => {
  if (reading.kind === 'phone') return reading.e164;
  return reading.kind === 'old-prefix' ? `old:${reading.suggestion.e164}` : reading.reason;
};

const readings: Record<string, string> = {
  '0912345678': '+84912345678',
  'số em là 0912 345 678 ạ': '+84912345678',
  '+84 912 345 678': '+84912345678',
  '84912345678': '+84912345678',
  '0084912345678': '+84912345678',
  '0912.345.678': '+84912345678',
  '0912-345-678': '+84912345678',
  '(091) 234 5678': '+84912345678',
  '(+84) 912345678': '+84912345678',
  '+84(0)912345678': '+84912345678',
  '+840912345678': '+84912345678',
  '840912345678': '+84912345678',
  '024 3825 1234': '+842438251234',
  '(028) 3825 1234': '+842838251234',
  '0236 3821 234': '+842363821234',
  '+1 415 555 2671': '+14155552671',
  '0014155552671': '+14155552671',
  '01688123456': 'old:+84388123456',
  '0168 812 3456': 'old:+84388123456',
  '0123 456 7890': 'old:+84834567890',
  '+84 168 812 3456': 'old:+84388123456',
  '04 3825 1234': 'old:+842438251234',
  '091234567': 'too-short',
  '09123456789': 'too-long',
  '0612345678': 'unknown-prefix',
  '123456': 'too-short',
  '0912 345 67': 'too-short',
  '012345678901': '',
  '001099012345': '',
  '012345678': 'too-short',
  'cmnd 012345678': '',
  'cccd 079099012345': '',
  '12/05/2026': '',
  '01-02-2026': '',
  '01.02.2026': '',
  '2026-01-02': '',
  '1.000.000đ': '',
  '5000000': 'too-short',
  '5 triệu': '',
  'mã đơn 0912345678': '',
  'đơn hàng số 0912345678': '',
  'order 0987654321': '',
  'PD-7K3M-9QX4': '',
  '0912345678 0987654321': '+84912345678 +84987654321',
  '0912345678/0987654321': '+84912345678 +84987654321',
  '0912345678, 0987654321': '+84912345678 +84987654321',
  'gọi tôi 0912345678 2 lần': '+84912345678',
  '0912345678 nhé, gọi sau 5h': '+84912345678',
  O912345678: '+84912345678',
  sdt0912345678: '+84912345678',
  'sđt:0912345678': '+84912345678',
  '０９１２３４５６７８': '+84912345678',
  '0 9 1 2 3 4 5 6 7 8': '+84912345678',
  'hôm qua 9h30': '',
  '24/7': '',
  'ngày 20 tháng 1': '',
  '912345678': 'too-short',
  'số tài khoản 0912345678': '',
  '0912345678 nha shop': '+84912345678',
  '09144 09142': '+84914409142',
  '0551234567': '+84551234567',
  '19001234': 'too-short',
  '+84 24 3825 1234': '+842438251234',
  HD0912345678: '',
  abc0912345678: '',
  '099 12 34': 'too-short',
  'tel: 0912345678': '+84912345678',
  'my number is (+84) 91 234 5678': '+84912345678',
  'call +44 20 7946 0958': '+442079460958',
  '+999123456789': 'unknown-prefix',
  'cccd của tôi 079099012345, sđt 0912345678': '+84912345678',
  '0912345678đ': '',
  'tôi bị lừa 0912345 đồng': '',
  '7h 20/11/2025 số 0987 654 321 gọi tới': '+84987654321',
  '01/02/2026 0912345678': '+84912345678',
  '2026-01-02 0912345678': '+84912345678',
  'ngày 01-02-2026 0912345678': '+84912345678',
  '': '',
  'gọi lúc 0:30': '',
  'bắt tôi đóng 20 000 000': '',
  '5 000 000': 'too-short',
  'https://zalo.me/0912345678': '',
  'căn cước 0790 9901 2345': '',
  '0790 9901 2345': '',
};

describe('phone numbers in a text', () => {
  it.each(Object.entries(readings))('%s', (text, found) => {
    expect(readPhones(text).map(inShort).join(' ')).toBe(found);
  });

  it('are shown as people write them, with their place', () => {
    expect(readPhones('số (+84) 912345678 nhé')).toEqual([
      { kind: 'phone', e164: '+84912345678', display: '0912 345 678', start: 3, end: 18 },
    ]);
    expect(readPhones('+6591234567')).toMatchObject([{ display: '+65 9123 4567' }]);
  });

  it('keep what was said of an old one', () => {
    expect(readPhones('số 0168 812 3456 ạ')).toEqual([
      {
        kind: 'old-prefix',
        said: '0168 812 3456',
        suggestion: { e164: '+84388123456', display: '0388 123 456' },
        start: 3,
        end: 16,
      },
    ]);
  });
});

describe('the number of an answer', () => {
  it('is the first good one', () => {
    expect(readPhone('01688123456 hoặc 0912345678')).toMatchObject({ e164: '+84912345678' });
  });

  it('is the last one where the customer corrects herself', () => {
    expect(readPhone('0912345678 à nhầm 0912345679')).toMatchObject({ e164: '+84912345679' });
    expect(readPhone('0912345678 sorry 0912345679')).toMatchObject({ e164: '+84912345679' });
  });

  it('is none in words', () => {
    expect(readPhone('không có số')).toBeUndefined();
  });
});
