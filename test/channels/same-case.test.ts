import type { Activity } from 'botbuilder';
import { png } from '../dialogs/support/png';
import { openTelegram, type TelegramProvider } from '../support/providers/telegram';
import { openZalo } from '../support/providers/zalo';
import { type ChannelDesk, openDeskWith } from './support/channel-desk';

describe('one case, from everywhere', () => {
  let desk: ChannelDesk;
  let telegram: TelegramProvider;
  let messages = 0;
  beforeEach(async () => {
    telegram = await openTelegram();
    desk = await openDeskWith(await openZalo(), [telegram]);
  });
  afterEach(async () => {
    await desk.close();
    await telegram.close();
  });

  /** Says something in the chat of the website. */
  async function onWebsite(text: string): Promise<string> {
    const { replies } = await desk.app.turns.receive({
      activity: {
        ...{ type: 'message', text, channelId: 'directline', serviceUrl: 'urn:paragon:desk' },
        conversation: { id: 'web' },
        from: { id: 'visitor', name: '' },
        recipient: { id: 'desk', name: '' },
        locale: 'vi',
      } as Activity,
      incomingId: `web-${++messages}`,
    });
    return replies.map(reply => reply.text).join('\n');
  }

  async function onTelegram(text: string): Promise<string> {
    await telegram.says(text);
    await desk.settle();
    return telegram.shown.at(-1)?.text ?? '';
  }

  it('begins on Zalo, is looked up on the website, and gets its evidence from Telegram', async () => {
    const { reference } = await desk.filesComplaint();
    const receipt = desk.provider.shown.map(({ text }) => text).join('\n');
    const code = /Mã truy cập: (\S+)/.exec(receipt)?.[1] ?? '';

    await onWebsite('tra cứu hồ sơ');
    await onWebsite(reference);
    expect(await onWebsite(code)).toContain(reference);

    await onTelegram('tra cứu hồ sơ');
    await onTelegram(reference);
    expect(await onTelegram(code)).toContain(reference);
    await telegram.sends({ ...png('tin-nhan.png'), contentType: 'image/png' });
    await desk.settle();
    expect(telegram.shown.at(-1)?.text).toContain(desk.textWith('status.added', { reference }));

    const [only, ...others] = await desk.cases();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      ...{ reference, conversationId: desk.provider.conversationId },
      evidence: [{ name: 'tin-nhan.png' }],
    });
    const history = await desk.app.store.cases.history(reference);
    expect(history.map(({ type }) => type)).toEqual(['filed', 'evidence-added']);
    expect(await onWebsite('xem lại hồ sơ')).not.toContain(desk.text('talk.failed'));
  });

  it('tells nobody who has the number alone', async () => {
    const { reference } = await desk.filesComplaint();
    await onTelegram('tra cứu hồ sơ');
    await onTelegram(reference);
    const answer = await onTelegram('AAAA-BBBB-CCCC');
    expect(answer).not.toContain('Đang');
    expect(answer).not.toContain('hoa@example.vn');
  });
});
