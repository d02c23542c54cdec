import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { png } from '../dialogs/support/png';
import type { Provider, Trouble } from '../support/providers/provider';
import { readMails } from '../support/read-mails';
import { type ChannelDesk, openChannelDesk } from './support/channel-desk';

const picture = { ...png('man-hinh.png', 5_000), contentType: 'image/png' };

/** Where a provider can do something, a test of it; else none. */
const where = (can: unknown): ((name: string, test: () => Promise<void>) => void) =>
  can ? it : () => undefined;

/** What every messaging channel does, whatever its provider is like. */
export function channelContract(
  name: string,
  openProvider: () => Promise<Provider>,
  can: Provider['can'],
): void {
  const troubles = <T extends Trouble>(...kinds: T[]): T[] =>
    kinds.filter(kind => can.troubles.includes(kind));
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

    it('greets whoever writes first, says what it is, and offers the menu', async () => {
      expect((await provider.says('xin chào')).status).toBe(200);
      await desk.settle();
      expect(words().join('\n')).toContain(desk.text('talk.greeting'));
      expect(words().join('\n')).toContain(desk.text('talk.menu.ask'));
      expect(words().at(-1)).toMatch(/Tra cứu hồ sơ|Quý khách cần hỗ trợ/);
    });

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

    it('shows choices so that a number means the one with that number', async () => {
      await desk.says('xin chào');
      const second = desk.text('talk.menu.choices.data');
      const isNumbered = words().at(-1)?.includes(`2. ${second}`);
      await desk.says(isNumbered ? '2' : second);
      expect(words().at(-1)).toContain(desk.text('talk.menu.which.data'));
      expect(await desk.heard()).toContain(isNumbered ? '2' : second);
    });

    it('keeps a file with the case, as it was sent', async () => {
      await desk.says('Tôi muốn khiếu nại dữ liệu bị dùng sai');
      await provider.sends(picture);
      await desk.settle();
      expect(words().at(-1)).toMatch(/Đã nhận 1 tệp/);
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
      expect(await desk.heard()).toHaveLength(1);
    });

    it('answers messages in the order in which they came', async () => {
      const said = ['xin chào', 'một', 'hai', 'ba', 'bốn'];
      for (const text of said) await provider.says(text);
      await desk.settle();
      expect(await desk.heard()).toEqual(said);
      const seqs = (await desk.log()).filter(({ from }) => from === 'bot');
      expect(seqs).toHaveLength(said.length);
    });

    it('loses nothing that was acknowledged, when the process ends before the turn', async () => {
      await desk.app.messaging.inbound.close();
      expect((await provider.says('xin chào')).status).toBe(200);
      await desk.settle();
      expect(provider.shown).toEqual([]);
      expect(await wordsOnDisk(desk.dataDir, 'xin chào')).toEqual([]);
      await desk.restart();
      await desk.settle();
      expect(words().join('\n')).toContain(desk.text('talk.menu.ask'));
      expect(await desk.heard()).toEqual(['xin chào']);
    });

    it('answers at once after a crash in the midst of a turn', async () => {
      await desk.app.messaging.inbound.close();
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
      expect(parts.length).toBeGreaterThan(1);
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
      where(can.sign)('takes nothing from whoever is not the provider', async () => {
        await provider.forges('xin chào');
        await desk.settle();
        expect(await desk.log()).toEqual([]);
        expect(provider.shown).toEqual([]);
        expect(desk.logged.some(line => line.includes('a request was refused'))).toBe(true);
      });

      where(can.typing)('shows that an answer is on its way', async () => {
        await desk.says('xin chào');
        expect(provider.typing).toBe(1);
      });

      for (const kind of troubles('busy', 'down', 'token-expired'))
        it(`tries again when it is ${kind}`, async () => {
          provider.meets(kind);
          await desk.says('xin chào');
          await desk.later();
          expect(words().join('\n')).toContain(desk.text('talk.menu.ask'));
          expect(provider.shown.filter(({ text }) => text.includes('Kính chào'))).toHaveLength(1);
        });

      for (const kind of troubles('blocked', 'window-closed'))
        it(`gives up when it says ${kind}, notes it and writes by mail`, async () => {
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
        });

      where(can.windowMs)('knows until when it may speak', async () => {
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
