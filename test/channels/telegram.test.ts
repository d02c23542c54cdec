import { openTelegram, type TelegramProvider } from '../support/providers/telegram';
import { type ChannelDesk, openChannelDesk } from './support/channel-desk';

describe('Telegram', () => {
  let telegram: TelegramProvider;
  let desk: ChannelDesk;
  beforeEach(async () => {
    telegram = await openTelegram();
    desk = await openChannelDesk(telegram);
  });
  afterEach(() => desk.close());

  it('refuses what comes without its secret', async () => {
    expect(await telegram.forges('xin chào')).toBe(401);
  });

  it('greets at /start', async () => {
    await desk.says('/start');
    expect(telegram.shown.map(({ text }) => text).join()).toContain(desk.text('talk.greeting'));
    expect(await desk.heard()).toEqual(['conversationUpdate']);
  });

  it('says nothing in groups, where others would read it', async () => {
    expect(await telegram.tells({ chat: { id: -100, type: 'supergroup' }, text: 'hi' })).toBe(200);
    await desk.settle();
    expect(telegram.shown).toEqual([]);
    expect(await desk.app.store.inbound.waiting()).toBe(0);
  });

  it('takes a contact that is shared for its number', async () => {
    await telegram.tells({ contact: { phone_number: '+84912345678', first_name: 'Hoa' } });
    await desk.settle();
    expect(await desk.heard()).toEqual(['+84912345678']);
  });

  it('says so where a file is bigger than Telegram gives out', async () => {
    const document = { file_id: 'none', file_name: 'phim.mp4', file_size: 21 * 1024 * 1024 };
    await telegram.tells({ document });
    await desk.settle();
    expect(telegram.shown.at(-1)?.text).toMatch(/phim\.mp4 lớn hơn/);
  });

  it('goes on without a file that cannot be had', async () => {
    await telegram.tells({ document: { file_id: 'gone', file_name: 'mất.pdf', file_size: 10 } });
    await desk.settle();
    expect(telegram.shown.at(-1)?.text).toMatch(/Chưa tải được tệp mất\.pdf/);
  });
});
