import { simpleParser } from 'mailparser';
import { composeMail } from '../../src/staff/mail/compose-mail';
import type { Mail } from '../../src/staff/mail/mail';

const plain: Mail = {
  id: '<handoff.1@desk.example.vn>',
  from: 'Bàn quyền riêng tư <desk@example.vn>',
  to: 'staff@example.vn, "Đội, trực" <lead@example.vn>',
  date: new Date('2026-03-02T02:00:00Z'),
  subject: `[PD-7K3M-9QX4] ${'Trả lời trước 23:59, Thứ Năm '.repeat(6)}`,
  text: `Kính gửi.\n.dấu chấm đầu dòng\rhết \n${'dài '.repeat(400)}`,
  html: `<p>${'Đặng &amp; Thủy '.repeat(200)}</p>\n`,
  attachments: [],
  fileName: 'a.eml',
};
const files: Mail['attachments'] = [
  {
    filename: 'PD-7K3M-9QX4.txt',
    contentType: 'text/plain; charset=utf-8',
    content: 'xin\r\nchào\n',
  },
  {
    filename: 'Ảnh "chụp" màn hình.png',
    contentType: 'image/png',
    content: Buffer.from(Array.from({ length: 1_000 }, (_, n) => n % 256)),
  },
  { filename: 'rỗng.txt', contentType: 'text/plain', content: '' },
];

describe('a composed mail', () => {
  it.each([
    ['without attachments', plain],
    ['with attachments', { ...plain, attachments: files }],
  ])('passes a strict server, %s', async (_, mail) => {
    const source = (await composeMail(mail)).toString('latin1');
    expect(source).not.toMatch(/[^\r]\n|\r[^\n]|[^\t\r\n -~]/);
    expect(source.endsWith('--\r\n')).toBe(true);
    const longest = Math.max(...source.split('\r\n').map(line => line.length));
    expect(longest).toBeLessThanOrEqual(78);
  });

  it('holds the words, the addresses and the files as they were given', async () => {
    const read = await simpleParser(await composeMail({ ...plain, attachments: files }));
    expect(read.subject).toBe(plain.subject);
    expect(read.from?.value).toEqual([{ address: 'desk@example.vn', name: 'Bàn quyền riêng tư' }]);
    expect(read.to).toMatchObject({
      value: [
        { address: 'staff@example.vn', name: '' },
        { address: 'lead@example.vn', name: 'Đội, trực' },
      ],
    });
    expect(read.date).toEqual(plain.date);
    expect(read.text).toBe(plain.text.replace('\r', '\n'));
    expect(read.html).toBe(plain.html);
    expect(
      read.attachments.map(({ filename, content }) => [filename, content.toString('hex')]),
    ).toEqual(
      files.map(({ filename, content }) => [filename, Buffer.from(content).toString('hex')]),
    );
  });

  it('lets nothing in a subject or a file’s name begin a header', async () => {
    const source = await composeMail({
      ...plain,
      subject: 'x\r\nBcc: all@example.vn',
      attachments: [{ filename: 'a\r\nX-Evil: 1.txt', contentType: 'text/plain', content: 'x' }],
    });
    expect(source.toString()).not.toMatch(/^(Bcc|X-Evil):/m);
  });
});
