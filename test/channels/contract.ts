import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { png } from '../dialogs/support/png';
import type { Point, Provider, Trouble, Words } from '../support/providers/provider';
import { readMails } from '../support/read-mails';
import { templatesOf } from '../support/text-patterns';
import { type ChannelDesk, openChannelDesk } from './support/channel-desk';

const picture = { ...png('man-hinh.png', 5_000), contentType: 'image/png' };

const usual: Words = {
  hello: templatesOf('vi', 'talk.menu.ask')[0] ?? '',
  file: 'Đã nhận 1 tệp',
  refused: 'a request was refused',
};

/**
 * What every channel does, whatever its provider is like. A point that has no meaning on a channel is skipped
 * by name with the reason that the channel's description gives.
 */
export function channelContract(
  name: string,
  openProvider: () => Promise<Provider>,
  can: Provider['can'],
): void {
  const expected: Words = { ...usual, ...can.words };
  const point = (of: Point, what: string, test: () => Promise<void>) => {
    const reason = can.not?.[of];
    if (reason) it.skip(`${what} (${reason})`, test);
    else it(what, test);
  };
  /** Which of the troubles the provider makes; where it makes none, the channel says why. */
  const troubles = <T extends Trouble>(of: Point, ...kinds: T[]): T[] => {
    const made = kinds.filter(kind => can.troubles.includes(kind));
    if (made.length === 0 && !can.not?.[of]) throw new Error(`${name} has no ${of}: why?`);
    return made.length > 0 ? made : kinds.slice(0, 1);
  };
  describe(`the channel ${name}`, () => {
    let desk: ChannelDesk;
    let provider: Provider;
    beforeEach(async () => {
      provider = await openProvider();
      desk = await openChannelDesk(provider);
    });
    afterEach(async () => {
      await desk?.close();
      expect(provider.complaints).toEqual([]);
    });

    const words = () => provider.shown.map(({ text }) => text);
    /** What was said, without that somebody opened the chat. */
    const heard = async () => (await desk.heard()).filter(text => text !== 'conversationUpdate');

    point(
      'greeting',
      'greets whoever writes first, says what it is, and offers the menu',
      async () => {
        expect((await provider.says('xin chào')).status).toBe(200);
        await desk.settle();
        expect(words().join('\n')).toContain(desk.text('talk.greeting'));
        expect(words().join('\n')).toContain(desk.text('talk.menu.ask'));
        expect(words().at(-1)).toMatch(/Tra cứu hồ sơ|Quý khách cần hỗ trợ/);
      },
    );

    it('carries a complaint from the first word to the receipt', async () => {
      const filed = await desk.filesComplaint();
      const receipt = words().join('\n');
      expect(receipt).toContain(filed.reference);
      expect(receipt).toMatch(/Mã truy cập: \S+/);
      expect(filed).toMatchObject({
        type: 'misuse-complaint',
        contact: { email: 'hoa@example.vn' },
      });
      expect(filed.conversationId).toBe(provider.conversationId);
      expect(provider.shown.every(({ text }) => text.length <= provider.longest)).toBe(true);
    });

    point('choices', 'shows choices so that a number means the one with that number', async () => {
      await desk.says('xin chào');
      const second = desk.text('talk.menu.choices.data');
      const isNumbered = words().at(-1)?.includes(`2. ${second}`);
      await desk.says(isNumbered ? '2' : second);
      expect(words().at(-1)).toContain(desk.text('talk.menu.which.data'));
      expect(await heard()).toContain(isNumbered ? '2' : second);
    });

    it('keeps a file with the case, as it was sent', async () => {
      await desk.says('Tôi muốn khiếu nại dữ liệu bị dùng sai');
      await provider.sends(picture);
      await desk.settle();
      expect(words().at(-1)).toContain(expected.file);
      const kept = (await desk.log()).flatMap(({ activity }) => activity.attachments ?? []);
      const sha256 = createHash('sha256').update(picture.content).digest('hex');
      expect(kept).toMatchObject([{ contentType: 'image/png', content: { sha256 } }]);
    });

    it('answers a message once, however often it is delivered', async () => {
      const said = await provider.says('xin chào');
      const beforeTurn = await said.again();
      await desk.settle();
      const seen = provider.shown.length;
      const afterTurn = await said.again();
      await desk.settle();
      expect([said.status, beforeTurn, afterTurn]).toEqual([200, 200, 200]);
      expect(provider.shown).toHaveLength(seen);
      expect(await heard()).toHaveLength(1);
    });

    it('answers messages in the order in which they came', async () => {
      const said = ['xin chào', 'một', 'hai', 'ba', 'bốn'];
      for (const text of said) await provider.says(text);
      await desk.settle();
      expect(await heard()).toEqual(said);
      const log = await desk.log();
      const first = log.findIndex(({ activity }) => activity.text === said[0]);
      const answers = log.slice(first).filter(({ from }) => from === 'bot');
      expect(answers).toHaveLength(said.length);
    });

    point(
      'queue',
      'loses nothing that was acknowledged, when the process ends before the turn',
      async () => {
        await desk.stopsHearing();
        expect((await provider.says('xin chào')).status).toBe(200);
        await desk.settle();
        expect(provider.shown).toEqual([]);
        expect(await wordsOnDisk(desk.dataDir, 'xin chào')).toEqual([]);
        await desk.restart();
        await desk.settle();
        expect(words().join('\n')).toContain(expected.hello);
        expect(await heard()).toEqual(['xin chào']);
      },
    );

    point('crash', 'answers at once after a crash in the midst of a turn', async () => {
      await desk.stopsHearing();
      await provider.says('xin chào');
      const { inbound } = desk.app.store;
      expect(await inbound.claim(desk.time.now(), 10, 300_000)).toHaveLength(1);
      await desk.restart();
      await desk.settle();
      expect(words().join('\n')).toContain(desk.text('talk.menu.ask'));
    });

    it('brings the words of staff, with the name of who says them', async () => {
      await desk.says('xin chào');
      await desk.staffSays('Chúng tôi đã nhận được hồ sơ.');
      await desk.settle();
      expect(words().at(-1)).toContain('Chúng tôi đã nhận được hồ sơ.');
      expect(words().at(-1)).toContain('Lan');
    });

    it('says a long text in parts, each once and in order, though the provider fails in the midst', async () => {
      await desk.says('xin chào');
      const before = provider.shown.length;
      const sentences = Array.from({ length: 400 }, (_, at) => `Câu thứ ${at} của câu trả lời.`);
      await desk.staffSays(sentences.join(' '));
      if (can.troubles.includes('down')) provider.meets('down', 1);
      await desk.settle();
      await desk.later();
      const parts = words().slice(before);
      const isLong = sentences.join(' ').length > provider.longest;
      expect(parts.length > 1).toBe(isLong);
      expect(parts.join(' ').replace(/\s+/g, ' ')).toContain(sentences.join(' '));
      for (const part of parts) expect(part).toMatch(/\.$/);
    });

    it('goes on where it was, in order, when the desk was restarted meanwhile', async () => {
      await desk.says('xin chào');
      if (can.troubles.includes('down')) provider.meets('down');
      await desk.staffSays('Câu một.');
      await desk.settle();
      await desk.staffSays('Câu hai.');
      await desk.restart();
      await desk.later();
      const said = words().filter(text => text.includes('Câu'));
      expect(said.map(text => /Câu \S+/.exec(text)?.[0])).toEqual(['Câu một.', 'Câu hai.']);
    });

    it('lets the customer have a file of staff', async () => {
      await desk.says('xin chào');
      const { name, content } = picture;
      await desk.staffSays('Biên bản đây ạ.', [{ name, content }]);
      await desk.settle();
      if (can.filesOut)
        expect(provider.shown.some(({ file }) => file?.bytes === content.length)).toBe(true);
      else expect(words().at(-1)).toContain(name);
    });

    describe('where the provider has its rules', () => {
      point('sign', 'takes nothing from whoever is not the provider', async () => {
        await provider.forges('xin chào');
        await desk.settle();
        expect(await desk.log()).toEqual([]);
        expect(provider.shown).toEqual([]);
        expect(desk.logged.some(line => line.includes(expected.refused))).toBe(true);
      });

      point('typing', 'shows that an answer is on its way', async () => {
        await desk.says('xin chào');
        expect(provider.typing).toBe(1);
      });

      for (const kind of troubles('retries', 'busy', 'down', 'token-expired'))
        point('retries', `tries again when it is ${kind}`, async () => {
          provider.meets(kind);
          await desk.says('xin chào');
          await desk.later();
          expect(words().filter(text => text.includes(expected.hello))).toHaveLength(1);
        });

      for (const kind of troubles('refusals', 'blocked', 'window-closed'))
        point(
          'refusals',
          `gives up when it says ${kind}, notes it and writes by mail`,
          async () => {
            const { reference } = await desk.filesComplaint();
            provider.meets(kind);
            await desk.staffSays('Chúng tôi cần thêm thông tin.');
            await desk.settle();
            const code = kind === 'blocked' ? 'blocked' : 'reply-window-closed';
            await expectGivenUp(desk, reference, code);
            // What comes later is not held up by it.
            await desk.staffSays('Xin chào Quý khách.');
            await desk.settle();
            expect(words().at(-1)).toContain('Xin chào Quý khách.');
          },
        );

      point('window', 'knows until when it may speak', async () => {
        const { windowMs = 0 } = can;
        const { reference } = await desk.filesComplaint();
        const way = async () => {
          const found = await desk.app.store.conversations.find(provider.conversationId);
          return found && desk.app.messaging.replyWays.of(found);
        };
        const openUntil = new Date(desk.time.now().getTime() + windowMs);
        expect(await way()).toEqual({ open: true, openUntil });
        const seen = provider.shown.length;
        desk.time.pass(windowMs + 1_000);
        expect(await way()).toEqual({ open: false, openUntil });
        await desk.staffSays('Chúng tôi cần thêm thông tin.');
        await desk.settle();
        expect(provider.shown).toHaveLength(seen);
        await expectGivenUp(desk, reference, 'reply-window-closed');
      });
    });
  });
}

/** The files of the database that hold something that was said. */
async function wordsOnDisk(dataDir: string, words: string): Promise<string[]> {
  const names = (await readdir(dataDir)).filter(name => name.startsWith('desk.sqlite'));
  expect(names).toContain('desk.sqlite');
  const held = await Promise.all(
    names.map(async name => (await readFile(join(dataDir, name))).includes(words)),
  );
  return names.filter((_, at) => held[at]);
}

async function expectGivenUp(desk: ChannelDesk, reference: string, code: string): Promise<void> {
  const history = await desk.app.store.cases.history(reference);
  expect(history.at(-1)).toMatchObject({
    type: 'delivery-failed',
    actor: { kind: 'desk' },
    detail: { channel: desk.provider.channel, code, byMail: true },
  });
  const mails = await readMails(desk.dataDir);
  const fallback = mails.find(({ text }) => text?.includes('Chúng tôi cần thêm thông tin.'));
  expect(fallback?.subject).toContain(reference);
  expect([fallback?.to].flat().map(to => to?.text)).toEqual(['hoa@example.vn']);
}
