import { openZalo, type ZaloProvider } from '../support/providers/zalo';
import { type ChannelDesk, openChannelDesk } from './support/channel-desk';

describe('Zalo', () => {
  let zalo: ZaloProvider;
  let desk: ChannelDesk;
  beforeEach(async () => {
    zalo = await openZalo();
    desk = await openChannelDesk(zalo);
  });
  afterEach(() => desk.close());

  it('gets its 200 for the console’s empty test and for what is signed wrongly, which goes nowhere', async () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${desk.url}/channels/zalo`, { method: 'POST', body, headers });
    expect((await post('')).status).toBe(200);
    expect((await post('{"app_id":"1"}', { 'x-zevent-signature': 'mac=00' })).status).toBe(200);
    expect(await zalo.forges('xin chào')).toBe(200);
    await desk.settle();
    expect(await desk.log()).toEqual([]);
  });

  it('greets whoever follows the account, and passes over what is no word of hers', async () => {
    const { message } = { message: { msg_id: 'out-1', text: 'Chào' } };
    for (const event_name of ['user_received_message', 'user_seen_message', 'oa_send_text'])
      expect(await zalo.tells({ event_name, message })).toBe(200);
    await desk.settle();
    expect(zalo.shown).toEqual([]);
    const follower = { id: zalo.conversationId.slice('zalo:'.length) };
    await zalo.tells({ event_name: 'follow', follower, source: 'oa_profile' });
    await desk.settle();
    expect(zalo.shown.map(({ text }) => text).join()).toContain(desk.text('talk.greeting'));
  });

  it('takes the number of a card that is passed on for what is said', async () => {
    const description = '{"phone":"84912345678","qrCodeUrl":"https://qr.zdn.vn/1"}';
    const attachments = [{ type: 'link', payload: { description, thumbnail: '' } }];
    await zalo.tells({
      event_name: 'user_send_business_card',
      message: { msg_id: 'card-1', attachments },
    });
    await desk.settle();
    expect(await desk.heard()).toEqual(['84912345678']);
  });

  it('renews its tokens when Zalo ends them, and goes on with the new pair after a restart', async () => {
    zalo.endAccessToken();
    await desk.says('xin chào');
    expect(zalo.renewals).toBe(1);
    expect(zalo.shown).toHaveLength(1);
    await desk.restart();
    await desk.says('tra cứu hồ sơ');
    expect(zalo.renewals).toBe(1);
    expect(zalo.shown).toHaveLength(2);
  });

  it('renews them in good time', async () => {
    zalo.endAccessToken();
    await desk.says('xin chào');
    desk.time.pass(25 * 3_600_000);
    await desk.says('tra cứu hồ sơ');
    expect(zalo.renewals).toBe(2);
    expect(zalo.shown).toHaveLength(2);
  });

  it('uses a refresh token once, however many messages find the access token ended', async () => {
    await desk.says('xin chào');
    zalo.endAccessToken();
    for (const text of ['Câu một.', 'Câu hai.', 'Câu ba.']) await desk.staffSays(text);
    await Promise.all([desk.settle(), desk.settle()]);
    await desk.later();
    expect(zalo.renewals).toBe(1);
    expect(zalo.shown.slice(1).map(({ text }) => /Câu \S+/.exec(text)?.[0])).toEqual([
      'Câu một.',
      'Câu hai.',
      'Câu ba.',
    ]);
  });
});
