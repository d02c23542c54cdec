import { type MessengerProvider, openMessenger } from '../support/providers/messenger';
import { type ChannelDesk, openChannelDesk } from './support/channel-desk';

const hour = 3_600_000;

describe('Messenger', () => {
  let messenger: MessengerProvider;
  let desk: ChannelDesk;
  beforeEach(async () => {
    messenger = await openMessenger();
    desk = await openChannelDesk(messenger);
  });
  afterEach(() => desk.close());

  it('verifies the webhook with the operator’s word, and with no other', async () => {
    const verify = async (token: string) => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': token,
        'hub.challenge': '1158201444',
      });
      const answer = await fetch(`${desk.url}/channels/messenger?${query}`);
      return [answer.status, await answer.text()];
    };
    expect(await verify(messenger.verifyToken)).toEqual([200, '1158201444']);
    expect(await verify('another-word-0000')).toEqual([403, '']);
  });

  it('refuses what is signed wrongly', async () => {
    expect(await messenger.forges('xin chào')).toBe(403);
  });

  it('greets who presses “get started”, and passes over echoes, receipts and what it does not know', async () => {
    const status = await messenger.tells(
      { message: { mid: 'm_echo', text: 'Chào', is_echo: true } },
      { delivery: { mids: ['m_1'], watermark: 1 } },
      { sender: 7, surprise: true },
      { postback: { title: 'Bắt đầu', payload: 'GET_STARTED', mid: 'm_start' } },
    );
    expect(status).toBe(200);
    await desk.settle();
    expect(messenger.shown.map(({ text }) => text).join()).toContain(desk.text('talk.greeting'));
    expect(await desk.heard()).toEqual(['conversationUpdate']);
  });

  it('answers as a person after a day, and only where it is one', async () => {
    await desk.says('xin chào');
    await desk.staffSays('Xin chào.');
    await desk.settle();
    desk.time.pass(25 * hour);
    await desk.staffSays('Chúng tôi đã xem.');
    await desk.settle();
    await desk.app.turns.beside(messenger.conversationId, turn => {
      turn.say('Hạn trả lời là hôm nay.', { from: 'bot' });
    });
    await desk.settle();
    expect(messenger.labels).toEqual(['RESPONSE', 'RESPONSE', 'HUMAN_AGENT']);
    expect(messenger.shown.at(-1)?.text).toContain('Chúng tôi đã xem.');
  });

  it('takes no sticker for evidence', async () => {
    const url = 'https://scontent.xx.fbcdn.net/v/like.png';
    const attachments = [{ type: 'image', payload: { url, sticker_id: 369239263222822 } }];
    await messenger.tells({ message: { mid: 'm_like', attachments } });
    await desk.settle();
    expect(messenger.shown.at(-1)?.text).toContain(desk.text('talk.noWords'));
  });
});
