import { resources } from '../../src/i18n/resources';
import { type Chat, withChat } from '../support/open-chat';

const { form, requests } = resources.vi;
const { misuseComplaint, access } = requests;

const promptOf = (chat: Chat) =>
  chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');

it('tells pages where a question stands, and of which answers several may hold at once', async () => {
  await withChat({ language: 'vi' }, async chat => {
    await chat.say(misuseComplaint.menu);
    await chat.say('Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì');
    expect(promptOf(chat)).toEqual({
      ...{ type: 'paragon.privacy/prompt', form: 'misuse-complaint', field: 'when' },
      ...{ index: 2, total: 8, answer: 'time' },
    });
    await chat.say('hôm kia');
    expect(promptOf(chat)).toEqual({
      ...{ type: 'paragon.privacy/prompt', form: 'misuse-complaint', field: 'how' },
      ...{ index: 3, total: 8, answer: 'choices' },
      ...{ several: true, exclusive: [form.choices.unknown] },
    });
  });
});

it('lets "all of it" stand for itself', async () => {
  await withChat({ language: 'vi' }, async chat => {
    await chat.say('tôi muốn xem dữ liệu của tôi');
    expect(promptOf(chat)).toMatchObject({
      ...{ form: 'access', field: 'scope', several: true },
      exclusive: [access.fields.scope.choices.all],
    });
  });
});
