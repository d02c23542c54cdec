import { readMail } from '../../../src/channels/mail/read-mail';
import { whyLeft } from '../../../src/channels/mail/why-left';
import { writeMail } from './support/write-mail';

const own = new Set(['support@example.vn']);
const why = async (mail: Parameters<typeof writeMail>[0]) =>
  whyLeft(await readMail(Buffer.from(writeMail({ text: 'Xin chào', ...mail }))), own);

describe('mails that are not answered', () => {
  it.each([
    ['mail-auto-reply', { 'Auto-Submitted': 'auto-generated; owner-email="a@b.vn"' }],
    ['mail-auto-reply', { Precedence: 'auto_reply' }],
    ['mail-auto-reply', { 'X-Autoreply': 'yes' }],
    ['mail-auto-reply', { 'X-Auto-Response-Suppress': 'All' }],
    ['mail-bounce', { 'X-Failed-Recipients': 'a@b.vn' }],
    ['mail-bounce', { 'Return-Path': '< >' }],
    ['mail-list', { 'List-Unsubscribe': '<https://shop.example/u>' }],
    ['mail-list', { Precedence: 'junk' }],
    ['mail-own', { 'X-Paragon-Desk': '1' }],
    ['mail-forged', { 'Authentication-Results': 'mx.example.vn; spf=pass; dmarc=fail' }],
  ])('%s: %j', async (code, headers) => {
    expect(await why({ headers })).toBe(code);
  });

  it.each([
    ['mail-bounce', { from: 'MAILER-DAEMON@mx.example.vn' }],
    ['mail-auto-reply', { from: 'no-reply@shop.example' }],
    ['mail-auto-reply', { subject: 'Tự động trả lời: Khiếu nại' }],
    ['mail-own', { from: 'Support <SUPPORT@example.vn>' }],
    ['mail-own', { id: '<desk.abcdefghijklmnop.0123456789ab@desk.example.vn>' }],
    ['mail-no-sender', { from: 'a@b.vn, c@d.vn' }],
    ['mail-no-sender', { from: 'nobody' }],
  ])('%s: %j', async (code, mail) => {
    expect(await why(mail)).toBe(code);
  });

  it.each([
    { headers: { 'Auto-Submitted': 'no' } },
    { headers: { Precedence: 'first-class' } },
    { headers: { 'Authentication-Results': 'mx.example.vn; dkim=pass; dmarc=pass' } },
    { headers: { 'List-Post': '<mailto:support@example.vn>', 'List-Id': 'x <y.z>' } },
    { subject: 'Tôi vắng nhà mà vẫn bị gọi' },
    { from: 'noreen@example.com' },
  ])('a person wrote %j', async mail => {
    expect(await why(mail)).toBeUndefined();
  });
});

describe('a mail as it is read', () => {
  it('takes the words from HTML where there is nothing else, and no name for a path', async () => {
    const source = [
      'From: =?utf-8?B?SG/DoA==?= <HOA@Example.com>',
      'Subject: =?utf-8?Q?L=E1=BB=99_th=C3=B4ng_tin?=',
      'Content-Type: multipart/mixed; boundary="x"',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Có người gọi</p><script>alert(1)</script><p>cho <b>tôi</b></p>',
      '--x',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename="../../etc/passwd"',
      '',
      'nội dung',
      '--x--',
    ].join('\r\n');
    const mail = await readMail(Buffer.from(source));
    expect(mail).toMatchObject({
      sender: 'hoa@example.com',
      senderName: 'Hoà',
      subject: 'Lộ thông tin',
    });
    expect(mail.text).toMatch(/^Có người gọi\s+cho tôi$/);
    expect(mail.attachments.map(({ name }) => name)).toEqual(['.._.._etc_passwd']);
    expect(mail.messageId).toMatch(/^<[0-9a-f]{40}@no-message-id>$/);
  });

  it.each(['', 'not a mail at all', '\0\0\0', 'From: <>\r\n\r\n'])(
    'makes no sender up: %j',
    async source => {
      expect((await readMail(Buffer.from(source))).sender).toBeUndefined();
    },
  );
});
