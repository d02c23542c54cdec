import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';
import { png } from './support/png';

interface Talk {
  file: string;
  title: string;
  language: Language;
  lines: readonly (string | { sends: string } | { days: number })[];
}

/** Talks as they are held in real life; what the desk answers is in docs/transcripts. */
const talks: readonly Talk[] = [
  {
    file: '1-angry-and-unaccented.md',
    title: 'Angry, and without accents',
    language: 'vi',
    lines: [
      'alo co ai ko, sao may nguoi ban thong tin cua toi cho bon bat dong san vay??? goi ca ngay hom qua',
      'no doc dung ten voi so dt cua toi luon',
      'vi sao hoi?',
      'co',
      { sends: 'nhat ky cuoc goi.png' },
      'het roi',
      'tuan',
      '0903 12345',
      '0903123456',
      'gui di',
      'bao gio tra loi?',
      'ok cam on',
    ],
  },
  {
    file: '2-changes-her-mind.md',
    title: 'She changes her mind',
    language: 'vi',
    lines: [
      'xin chào',
      'Khiếu nại dữ liệu bị dùng sai',
      'Thứ Ba tuần trước mình nhận được tin nhắn lừa đảo có ghi đúng họ tên và địa chỉ nhà mình',
      'không phải thứ ba, thứ tư mới đúng',
      'thôi cho mình xóa hết dữ liệu luôn đi',
      'Chuyển sang việc đó',
      'tất cả',
      'mà xóa rồi có lấy lại được không?',
      'thôi không xóa nữa',
      'Dừng và xóa',
      'làm tiếp',
      'bỏ qua',
      { sends: 'Ảnh tin nhắn.png' },
      'Đủ rồi',
      'Lê Thu Hà',
      'ha.le@gmial.com',
      'đúng rồi',
      'sửa họ tên',
      'Lê Thị Thu Hà',
      'Gửi',
    ],
  },
  {
    file: '3-for-her-mother.md',
    title: 'For her mother',
    language: 'vi',
    lines: [
      'Em muốn khiếu nại giúp mẹ em. Sáng nay có người xưng là nhân viên ngân hàng gọi cho mẹ em, đọc đúng số căn cước của mẹ',
      'không có ạ',
      'Nguyễn Thị Hoa',
      'hoa.nguyen@example.vn',
      'mẹ em, bà Trần Thị Mai',
      'sao lại hỏi câu này ạ',
      'em là con gái, mẹ em lớn tuổi nên nhờ em làm giúp',
      'đúng rồi, gửi giúp em',
      { days: 1 },
      'hồ sơ của em tới đâu rồi ạ',
      'mẹ em nhớ ra thêm: họ còn biết cả địa chỉ nhà',
      'Xong',
    ],
  },
  {
    file: '4-in-a-hurry-on-a-phone.md',
    title: 'English, in a hurry, on a phone',
    language: 'en',
    lines: [
      'got spam sms 2 days ago w my full name n number, how did they get it',
      'dunno',
      'none',
      'sam',
      'why u need that',
      'sam.w@gmail.con',
      'yes',
      'send',
      'thx',
    ],
  },
  {
    file: '5-asks-first-then-opts-out.md',
    title: 'Asks about the policy, then opts out',
    language: 'vi',
    lines: [
      'bên mình có chia sẻ thông tin khách hàng cho công ty khác không vậy?',
      'thế giữ trong bao lâu?',
      'vậy thôi đừng chia sẻ thông tin của tôi nữa',
      '0912.345.678',
      'ok',
      'với lại đừng nhắn tin quảng cáo nữa nhé, vẫn số đó',
      'đồng ý',
      'cảm ơn em',
    ],
  },
];

const folder = join(__dirname, '../../docs/transcripts');

describe('the transcripts in docs', () => {
  it.each(talks)('$title ($file) is what the desk says today', async talk => {
    await withChat({ language: talk.language, now: '2026-03-10T09:30:00+07:00' }, async chat => {
      const written = `# ${talk.title}\n\n\`\`\`text\n${await held(chat, talk)}\n\`\`\`\n`;
      const path = join(folder, talk.file);
      if (process.env.UPDATE_TRANSCRIPTS) {
        await mkdir(folder, { recursive: true });
        await writeFile(path, written);
      }
      const cure =
        'read what has changed, then: UPDATE_TRANSCRIPTS=1 npx jest test/dialogs/transcripts';
      expect(`${cure}\n${written}`).toBe(`${cure}\n${await readFile(path, 'utf8')}`);
    });
  });
});

async function held(chat: Chat, { lines }: Talk): Promise<string> {
  await chat.arrive();
  for (const line of lines) {
    if (typeof line === 'string') await chat.say(line);
    else if ('sends' in line) await chat.send([png(line.sends)]);
    else chat.time.pass(line.days * 86_400_000);
  }
  return chat.transcript
    .replace(/[ \t]+$/gm, '')
    .replace(/^customer: /gm, '\ncustomer: ')
    .trim();
}
