import { type EmailReading, readEmail, readEmails } from '../../../src/language/answers/read-email';

/** Doubtful ones as `said?meant`, unusable ones as `!`. */
const inShort = (reading: EmailReading): string => {
  if (reading.kind === 'email') return reading.value;
  return reading.kind === 'suspicious' ? `${reading.value}?${reading.suggestion}` : '!';
};

const readings: Record<string, string> = {
  'lan@gmail.com': 'lan@gmail.com',
  'lan@gmail.com nhé': 'lan@gmail.com',
  'email em là lan.nguyen99@gmail.com.': 'lan.nguyen99@gmail.com',
  'a@b.vn nhé': 'a@b.vn',
  'lan(at)gmail.com': 'lan@gmail.com',
  'lan [at] gmail [dot] com': 'lan@gmail.com',
  'lan a còng gmail.com': 'lan@gmail.com',
  'lan a cong gmail chấm com': 'lan@gmail.com',
  'lan acong gmail.com': 'lan@gmail.com',
  'lan @ gmail.com': 'lan@gmail.com',
  'LAN@GMAIL.COM': 'LAN@gmail.com',
  'john at gmail dot com': 'john@gmail.com',
  'john at gmail.com': 'john@gmail.com',
  'lan@gmail. com': 'lan@gmail.com',
  'lan@gmail .com': 'lan@gmail.com',
  'lan@yahoo.com.vn': 'lan@yahoo.com.vn',
  'lan@congty.com.vn': 'lan@congty.com.vn',
  'lan@mail.com': 'lan@mail.com',
  'x@email.com': 'x@email.com',
  'lan+shop@gmail.com': 'lan+shop@gmail.com',
  'lan@gmai.com': 'lan@gmai.com?lan@gmail.com',
  'lan@gmial.com': 'lan@gmial.com?lan@gmail.com',
  'lan@gmail.con': 'lan@gmail.con?lan@gmail.com',
  'lan@yaho.com': 'lan@yaho.com?lan@yahoo.com',
  'lan@hotmial.com': 'lan@hotmial.com?lan@hotmail.com',
  'lan@gamil.com': 'lan@gamil.com?lan@gmail.com',
  'lan@gmail.cm': 'lan@gmail.cm?lan@gmail.com',
  'lan@gmail.co': 'lan@gmail.co?lan@gmail.com',
  'lan@gmail': 'lan@gmail?lan@gmail.com',
  'lan@gmail.vn': 'lan@gmail.vn?lan@gmail.com',
  'lan@gmail.com.vn': 'lan@gmail.com.vn?lan@gmail.com',
  'lan@gmai.con': 'lan@gmai.con?lan@gmail.com',
  'lan@congty.con': 'lan@congty.con?lan@congty.com',
  'lân@gmail.com': 'lân@gmail.com?lan@gmail.com',
  'lan@gmail,com': 'lan@gmail,com?lan@gmail.com',
  'lan@@gmail.com': 'lan@@gmail.com?lan@gmail.com',
  'nguyenlangmail.com': 'nguyenlangmail.com?nguyenlan@gmail.com',
  'lan..a@gmail.com': 'lan..a@gmail.com?lan.a@gmail.com',
  'lan@outlok.com': 'lan@outlok.com?lan@outlook.com',
  'lan@abc': '!',
  'lan@': '!',
  '@lan': '',
  lan: '',
  '': '',
  'gmail.com': '',
  'www.gmail.com': '',
  'lan@b.vnnhé': 'lan@b.vn',
  'lan@gmail.com.Cảm ơn': 'lan@gmail.com',
  'lan@gmail.com.Thanks': 'lan@gmail.com',
  'gọi tôi at home': '',
  'I was at gmail.com': '',
  'a@b.vn, c@d.com': 'a@b.vn c@d.com',
  'mailto:lan@gmail.com': 'lan@gmail.com',
  '<lan@gmail.com>': 'lan@gmail.com',
  '"lan@gmail.com"': 'lan@gmail.com',
  'lan@sub.domain.co.uk': 'lan@sub.domain.co.uk',
  'lan@gmail com': 'lan@gmail com?lan@gmail.com',
  'lan_nguyen@gmail.com ạ': 'lan_nguyen@gmail.com',
  'lan@viettel.com.vn': 'lan@viettel.com.vn',
  'nguyen@hust.edu.vn': 'nguyen@hust.edu.vn',
  'lan @ gmail . com': 'lan@gmail.com',
  'hoa@yahoo.com . vn': 'hoa@yahoo.com.vn',
  'hoa@fpt.com': 'hoa@fpt.com',
  'hoa@ymail.com': 'hoa@ymail.com',
  'hoa@gmx.de': 'hoa@gmx.de',
  '0912345678@gmail.com': '0912345678@gmail.com',
  'tôi ở công ty a cộng b': '',
};

describe('e-mail addresses in a text', () => {
  it.each(Object.entries(readings))('%s', (text, found) => {
    expect(readEmails(text).map(inShort).join(' ')).toBe(found);
  });
});

describe('the address of an answer', () => {
  it('is a good one before a doubtful one', () => {
    expect(readEmail('lan@gmai.com hoặc lan@congty.vn')).toEqual({
      kind: 'email',
      value: 'lan@congty.vn',
    });
  });

  it('is none in words', () => {
    expect(readEmail('tôi không có email')).toBeUndefined();
  });
});
