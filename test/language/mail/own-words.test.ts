import { ownWords } from '../../../src/language/mail/own-words';

const history = '\n> Kính chào Quý khách\n> Số hồ sơ: PD-7K3M-9QX4\n';

describe('what a sender wrote herself', () => {
  it.each([
    ['Gmail in English', 'On Mon, 2 Mar 2026 at 09:00, PARAGON <a@b.vn> wrote:'],
    ['Gmail in English, broken in two', 'On Mon, 2 Mar 2026 at 09:00, PARAGON\n<a@b.vn> wrote:'],
    ['Gmail in Vietnamese', 'Vào Th 2, 2 thg 3, 2026 vào lúc 09:00 PARAGON <a@b.vn> đã viết:'],
    ['Apple Mail in Vietnamese', 'Vào 09:00, 2 thg 3, 2026, PARAGON <a@b.vn> đã viết:'],
    ['Outlook', '________________________________\nFrom: PARAGON <a@b.vn>\nSent: Monday'],
    ['Outlook in Vietnamese', 'Từ: PARAGON <a@b.vn>\nĐã gửi: Thứ Hai\nTới: c@d.vn'],
    ['bold headers', '*From:* PARAGON <a@b.vn>\n*Sent:* Monday, 2 March 2026'],
    ['an old Outlook', '-----Original Message-----'],
    ['a phone', 'Đã gửi từ iPhone của tôi\n'],
    ['a signature', '-- \nNguyễn Thị Hoa\n0912 345 678'],
  ])('ends before the history as %s writes it', (_, line) => {
    const own = 'Tôi gửi thêm ảnh chụp màn hình.\n\nCảm ơn.';
    expect(ownWords(`${own}\n\n${line}${history}`)).toBe(own);
  });

  it('keeps answers between quoted lines, and lines of Windows', () => {
    expect(ownWords('> Khi nào?\r\nHôm qua.\r\n> Ai gọi?\r\nBên bảo hiểm.\r\n')).toBe(
      'Hôm qua.\nBên bảo hiểm.',
    );
  });

  it.each([
    'On Monday a man wrote:\n"we have your number". How come?',
    'Ngày 2/3 có người gọi tôi.\nTừ: một công ty bảo hiểm.\nHọ đọc đúng số căn cước.',
    'Gửi từ ngày 2/3 đến nay tôi nhận 5 tin quảng cáo.',
    'Dữ liệu của tôi:\n- số điện thoại\n- địa chỉ',
  ])('takes no telling for a history: %s', telling => {
    expect(ownWords(telling)).toBe(telling);
  });

  it('finds nothing of her own in a mail that is only forwarded', () => {
    expect(ownWords('---------- Forwarded message ---------\nFrom: X <x@y.vn>\nmua ngay')).toBe('');
  });

  it('reads a long mail in time that grows with its length alone', () => {
    const long = `${'On '.repeat(20_000)}\n`.repeat(20) + 'From:\n'.repeat(20_000);
    expect(ownWords(long).length).toBeGreaterThan(0);
  });
});
