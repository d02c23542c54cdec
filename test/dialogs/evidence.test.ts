import { type Language, languages } from '../../src/domain/language';
import { Chat, withChat } from '../support/open-chat';
import { openTestApp } from '../support/open-test-app';
import { fileComplaint } from './support/file-complaint';
import { png } from './support/png';

const empty = { name: 'trống.png', content: Buffer.alloc(0) };
const program = { name: 'hoá đơn.exe', content: Buffer.from('MZ\x90\0\x03\0\0\0 a program') };
const disguised = { name: 'ảnh thật mà.jpg', content: Buffer.from('MZ\x90\0\x03\0\0\0 a program') };
const tooBig = png('phim dài.png', 1024 * 1024 + 1);

const fields = 'requests.misuseComplaint.fields';
const say: Record<Language, { what: string; wish: string; with: string }> = {
  vi: {
    what: 'Có người lạ mời tôi mua đất',
    wish: 'cho tôi xem các anh đang giữ gì về tôi',
    with: 'đây là ảnh chụp màn hình nhé',
  },
  en: {
    what: 'A stranger wants to sell me land',
    wish: 'show me what you keep about me',
    with: 'here is the screenshot',
  },
};

/** A desk that takes three files of a megabyte. */
async function withSmallLimits(language: Language, talk: (chat: Chat) => Promise<void>) {
  const environment = { EVIDENCE_MAX_MB: '1', EVIDENCE_MAX_FILES: '3' };
  const desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', environment });
  try {
    await talk(new Chat(desk, language, false));
  } finally {
    await desk.close();
  }
}

const namesIn = async (chat: Chat) =>
  (await chat.cases()).map(({ evidence }) => evidence.map(({ name }) => name));

describe.each(languages)('evidence (%s)', language => {
  const words = say[language];

  it('that comes before any request waits for it, and is not asked for twice', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await chat.send([png('Ảnh chụp màn hình (1).png'), png('Đơn khiếu nại – Thuỷ.png')]);
      await chat.follows(`
        bot:      talk.evidence.received + talk.evidence.keptForLater + talk.menu.ask {count: 2, files: Ảnh chụp màn hình (1).png}
        customer: [requests.misuseComplaint.menu]
        bot:      requests.misuseComplaint.intro + ${fields}.what.ask
      `);
      await fileComplaintFrom(chat, words.what);
      expect(await namesIn(chat)).toEqual([
        ['Ảnh chụp màn hình (1).png', 'Đơn khiếu nại – Thuỷ.png'],
      ]);
    });
  });

  it('is taken at another question, with words that answer it', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      chat.readAll();
      await chat.send([png('tin nhắn.png')], words.what);
      await chat.follows(`
        bot:      talk.evidence.received + ${fields}.when.ask {files: tin nhắn.png}
      `);
      await chat.send([png('cuộc gọi.png')]);
      await chat.follows(`
        bot:      talk.evidence.received + ${fields}.when.ask {files: cuộc gọi.png}
      `);
      await fileComplaintFrom(chat, words.what);
      expect(await namesIn(chat)).toEqual([['tin nhắn.png', 'cuộc gọi.png']]);
    });
  });

  it('is taken at its own question with words beside it, and after the question too', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await until(chat, 'evidence', words.what);
      chat.readAll();
      await chat.send([png('một.png')], words.with);
      await chat.follows(`
        bot:      talk.evidence.received + ${fields}.evidence.more [form.choices.done]
        customer: [form.choices.done]
        bot:      ${fields}.name.ask
      `);
      await chat.send([png('hai.png')]);
      await chat.follows(`
        bot:      talk.evidence.received + ${fields}.name.ask {files: hai.png}
      `);
      await fileComplaintFrom(chat, words.what);
      expect(await namesIn(chat)).toEqual([['một.png', 'hai.png']]);
    });
  });

  it.each([
    ['too big', tooBig, 'evidence-too-big'],
    ['of a kind that is not taken', program, 'evidence-kind'],
    ['disguised as a picture', disguised, 'evidence-kind'],
    ['empty', empty, 'evidence-empty'],
  ])('that is %s is refused kindly by name, and the rest is kept', async (_, bad, code) => {
    await withSmallLimits(language, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await until(chat, 'evidence', words.what);
      chat.readAll();
      await chat.send([png('đúng.png'), bad]);
      await chat.follows(`
        bot:      talk.evidence.received + talk.evidence.refused.${code} + ${fields}.evidence.more {files: đúng.png, name: ${bad.name}}
      `);
      await chat.send([bad]);
      await chat.follows(`
        bot:      talk.evidence.refused.${code} + ${fields}.evidence.more {name: ${bad.name}}
      `);
      await fileComplaintFrom(chat, words.what);
      expect(await namesIn(chat)).toEqual([['đúng.png']]);
    });
  });

  it('sent twice is kept once, and more than the limit is told of', async () => {
    await withSmallLimits(language, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await until(chat, 'evidence', words.what);
      chat.readAll();
      await chat.send([png('một.png'), { ...png('một.png'), name: 'bản sao.png' }, png('hai.png')]);
      await chat.follows(`
        bot:      talk.evidence.received + talk.evidence.refused.evidence-duplicate + ${fields}.evidence.more {count: 2, name: bản sao.png}
      `);
      await chat.send([png('ba.png'), png('bốn.png')]);
      await chat.follows(`
        bot:      talk.evidence.received + talk.evidence.refused.evidence-too-many + ${fields}.evidence.more {files: ba.png, name: bốn.png}
      `);
      await fileComplaintFrom(chat, words.what);
      expect(await namesIn(chat)).toEqual([['một.png', 'hai.png', 'ba.png']]);
    });
  });

  it('for a case that is open goes to it: once, up to the limit, with words as a note', async () => {
    await withSmallLimits(language, async chat => {
      const { reference } = await fileComplaint(chat);
      await chat.press('talk.menu.choices.status');
      chat.readAll();
      await chat.send([png('một.png'), png('hai.png'), empty], words.with);
      expect(chat.lastReply?.text).toContain(chat.text('status.added', { reference }));
      for (const [files, refusal] of [
        [[png('một.png')], 'duplicate'],
        [[png('ba.png'), png('bốn.png')], 'too-many'],
      ] as const) {
        await chat.send([...files]);
        const [start = ''] = chat
          .text(`talk.evidence.refused.evidence-${refusal}`)
          .split('undefined');
        expect(chat.lastReply?.text).toContain(start);
      }
      expect(await namesIn(chat)).toEqual([['một.png', 'hai.png', 'ba.png']]);
      const history = await chat.app.store.cases.history(reference);
      expect(history.map(({ type }) => type)).toEqual([
        'filed',
        'evidence-added',
        'note-added',
        'evidence-added',
      ]);
    });
  });

  it('goes along with a request that asks for none', async () => {
    await withChat({ language }, async chat => {
      await chat.say(words.wish);
      await chat.send([png('hợp đồng.png')]);
      await until(chat, 'review', 'Nguyễn Thị Hoa');
      await chat.press('form.review.send');
      expect(await chat.cases()).toMatchObject([
        { type: 'access', evidence: [{ name: 'hợp đồng.png' }] },
      ]);
      await chat.press('requests.misuseComplaint.menu');
      await fileComplaintFrom(chat, words.what);
      expect((await namesIn(chat)).flat()).toEqual(['hợp đồng.png']);
    });
  });
});

const fieldAsked = (chat: Chat): string | undefined =>
  chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt')?.field;

/** Answers whatever is asked until a field is. */
async function until(chat: Chat, field: string, what: string): Promise<void> {
  const answers: Record<string, string> = {
    what,
    when: chat.text('form.choices.yesterday'),
    who: chat.text('form.choices.skip'),
    evidence: chat.text('form.choices.none'),
    name: 'Nguyễn Thị Hoa',
    reach: '0912 345 678',
    scope: '1',
  };
  for (let turn = 0; turn < 12; turn++) {
    const asked = fieldAsked(chat) ?? '';
    if (asked === field) return;
    await chat.say(answers[asked] ?? chat.text('form.choices.unknown'));
  }
  throw new Error(`${field} was not asked:\n${chat.transcript}`);
}

async function fileComplaintFrom(chat: Chat, what: string): Promise<void> {
  await until(chat, 'review', what);
  await chat.press('form.review.send');
}
