import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';

const said = {
  vi: {
    what: 'Có công ty lạ cứ mời tôi mua bảo hiểm nhân thọ Kim Cương',
    who: 'Công ty Hoàng Hôn Tím',
    name: 'Nguyễn Thị Mỹ Uyên',
    draft: 'Tôi kể dở chuyện ngân hàng Cá Voi',
    staff: 'Chúng tôi đã hỏi Kim Cương',
    rare: ['Kim Cương', 'Hoàng Hôn', 'Nguyễn', 'Uyên', 'Cá Voi'],
  },
  en: {
    what: 'Some company keeps selling me Diamond life insurance',
    who: 'Purple Sunset Limited',
    name: 'Wilhelmina Featherstone',
    draft: 'I was about to tell about the Whale bank',
    staff: 'We have asked Diamond about it',
    rare: ['Diamond', 'Sunset', 'Wilhelmina', 'Feather', 'Whale'],
  },
};
const phone = '0912 876 543';
const email = 'uyen.featherstone@example.vn';
const fileName = 'ảnh màn hình của Uyên.png';
const fileWords = 'nội dung tin nhắn trong ảnh';

describe.each(languages)('after talks in %s', language => {
  const words = said[language];

  it('neither the database, nor its log, nor the evidence holds a word that was said', async () => {
    await withChat({ language }, async chat => {
      await complain(chat);
      await refuseOffers(chat);
      await leaveUnfinished(chat);
      expect((await chat.cases()).length).toBe(2);
      await workAtIt(chat);

      const secrets = [
        ...Object.values(words).flat(),
        ...[phone, '912876543', email, 'featherstone', fileName, fileWords],
      ];
      const disk = await filesBelow(chat.dataDir);
      expect([...disk.keys()]).toEqual(
        expect.arrayContaining([
          'desk.sqlite',
          'desk.sqlite-wal',
          expect.stringMatching(/^evidence/),
        ]),
      );
      for (const secret of secrets)
        for (const [form, bytes] of formsOf(secret))
          for (const [name, content] of disk)
            if (content.includes(bytes)) throw new Error(`${name} holds "${secret}" as ${form}`);
      expect(chat.logged.filter(line => secrets.some(secret => line.includes(secret)))).toEqual([]);
    });
  });

  async function complain(chat: Chat): Promise<void> {
    await chat.arrive();
    await chat.press('talk.menu.choices.complaint');
    await chat.say(words.what);
    await chat.press('form.choices.yesterday');
    await chat.press('requests.misuseComplaint.fields.how.choices.call');
    await chat.press('requests.misuseComplaint.fields.data.choices.phone');
    await chat.say(words.who);
    await chat.send([{ name: fileName, content: picture() }]);
    await chat.press('form.choices.done');
    await chat.say(words.name);
    await chat.say(`${phone}, ${email}`);
    await chat.press('form.review.send');
    expect(await chat.cases()).toMatchObject([{ contact: { phone: '+84912876543' } }]);
  }

  async function refuseOffers(chat: Chat): Promise<void> {
    chat.changeConversation('second');
    await chat.arrive();
    await chat.say(
      language === 'vi' ? 'đừng gọi điện quảng cáo cho tôi nữa' : 'stop calling me with offers',
    );
    for (let turn = 0; turn < 6 && (await chat.cases()).length < 2; turn++)
      await chat.say(await next(chat));
    expect(await chat.app.store.preferences.of('+84912876543')).not.toEqual([]);
  }

  /** What staff and channels add: words, an answer laid ready, a search kept, a message that waits. */
  async function workAtIt(chat: Chat): Promise<void> {
    const { store, turns } = chat.app;
    const now = chat.time.now();
    const [filed] = await chat.cases();
    if (!filed?.conversationId) throw new Error('no case came of a talk');
    const { reference } = filed;
    await turns.beside(filed.conversationId, turn => {
      turn.say(words.staff, { name: 'Lan' });
    });
    const made = { id: 'of-twenty-four-signs-xyz', version: 1, createdAt: now, expiresAt: now };
    const file = await store.evidence.keep({ name: fileName, content: Readable.from(picture()) });
    await store.caseWork.packages.create({
      ...{ ...made, reference, text: words.staff, files: [file], madeBy: 'lan' },
    });
    await store.caseWork.views.put('lan', { id: 'v', name: words.name, query: `q=${phone}` });
    const line = { channel: 'zalo', line: 'zalo:17', key: 'k1' };
    await store.inbound.keep([{ ...line, content: { text: words.draft, name: words.name } }], now);
    await store.channelStates.write('email.x', { last: email });
    expect(await store.caseWork.packages.of(reference)).toMatchObject([{ text: words.staff }]);
  }

  async function leaveUnfinished(chat: Chat): Promise<void> {
    chat.changeConversation('third');
    await chat.arrive();
    await chat.press('talk.menu.choices.complaint');
    await chat.say(words.draft);
  }
});

/** What the question at hand wants, of what this customer has. */
async function next(chat: Chat): Promise<string> {
  const prompt = chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
  if (prompt?.field === 'review') return chat.text('form.review.send');
  if (prompt?.field === 'ways')
    return chat.text('requests.marketingOptOut.fields.ways.choices.call');
  return phone;
}

/** A picture in whose bytes words can be read. */
const picture = (): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from(fileWords.repeat(3000)),
  ]);

const formsOf = (text: string): [string, Buffer][] => [
  ['UTF-8', Buffer.from(text)],
  ['UTF-16', Buffer.from(text, 'utf16le')],
  ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
  ['Base64', Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1))],
  ['lower case', Buffer.from(text.toLowerCase())],
];

/** All but the mails, which a desk without a mail server has to write out. */
async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    paths.map(async path => [relative(folder, path), await readFile(path)] as const),
  );
  return new Map(read.filter(([name]) => !name.startsWith('outbox')));
}
