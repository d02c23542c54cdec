import type { Mail } from '../../src/staff/mail/mail';
import { createCodeCourier } from '../../src/staff/notices/code-courier';
import { minutes, TestClock } from './support/sources';
import { staffTexts } from './support/texts';

function courier() {
  const sent: Mail[] = [];
  const clock = new TestClock();
  const made = createCodeCourier({
    texts: staffTexts(),
    transport: { send: async mail => void sent.push(mail), close: () => {} },
    time: clock,
    publicUrl: 'https://desk.example.vn',
    from: 'desk@example.vn',
  });
  const deliver = (payload: { [name: string]: string }) =>
    made.deliver({ id: 'c1', kind: 'mail.code', payload, dueAt: clock.now(), attempts: 1 });
  return { deliver, sent, clock };
}

describe('a one-time code by e-mail', () => {
  it.each([
    ['vi', 'Mã xác minh một lần'],
    ['en', 'Your one-time code'],
  ])(
    'is told in the language of the talk (%s), and not in the subject',
    async (language, subject) => {
      const { deliver, sent } = courier();
      await deliver({ to: 'tien@example.vn', code: '482915', language });
      expect(sent).toMatchObject([{ to: 'tien@example.vn', subject }]);
      expect(sent[0]?.text).toContain('482915');
      expect(sent[0]?.html).toContain('482915');
    },
  );

  it('is not sent where no address was given, nor when it is of no use any more', async () => {
    const { deliver, sent, clock } = courier();
    const code = { to: 'tien@example.vn', code: '482915', language: 'vi' };
    await expect(deliver({ ...code, to: '' })).rejects.toMatchObject({ code: 'code-payload' });
    await expect(deliver({ ...code, to: 'a@b.vn\r\nBcc: all@example.vn' })).rejects.toMatchObject({
      code: 'code-payload',
    });
    const validUntil = new Date(clock.now().getTime() + minutes(10)).toISOString();
    clock.advance(minutes(11));
    await expect(deliver({ ...code, validUntil })).rejects.toMatchObject({ code: 'code-expired' });
    expect(sent).toEqual([]);
  });
});
