import { Readable } from 'node:stream';
import type { App } from '../../../src/app';
import type { Case } from '../../../src/domain/case';
import type { LoggedActivity } from '../../../src/domain/conversation';
import type { EvidenceFile } from '../../../src/domain/evidence';
import { openTestApp, type TestApp } from '../../support/open-test-app';
import type { Provider } from '../../support/providers/provider';
import type { TestTime } from '../../support/test-time';
import { templatesOf } from '../../support/text-patterns';

/** The whole desk, listening, with one messaging provider and its customer. */
export class ChannelDesk {
  constructor(
    private readonly desk: TestApp,
    readonly provider: Provider,
  ) {}

  get app(): App {
    return this.desk.app;
  }

  get time(): TestTime {
    return this.desk.time;
  }

  get dataDir(): string {
    return this.desk.dataDir;
  }

  get logged(): readonly string[] {
    return this.desk.logged;
  }

  /** Where it listens. */
  url = '';
  private hears = false;

  async listen(): Promise<void> {
    this.url = `http://127.0.0.1:${await this.app.listen()}`;
    this.provider.connect(this.url);
    await this.provider.begins?.(this);
    this.hears = true;
  }

  /** What is said from now on is acknowledged, and waits for a desk that deals with it. */
  async stopsHearing(): Promise<void> {
    this.hears = false;
    await this.app.messaging.close();
  }

  /** Resolves when all that came in was dealt with, and all that was said was sent, as far as it can be now. */
  async settle(): Promise<void> {
    await this.app.messaging.inbound.runDue();
    if (this.hears) await this.provider.taken?.();
    await this.app.outbox.runDue();
    await this.provider.looks?.();
  }

  /** Lets so much time pass that whatever was put off is tried again. */
  async later(milliseconds = 3_700_000): Promise<void> {
    this.time.pass(milliseconds);
    await this.settle();
  }

  async says(text: string): Promise<void> {
    await this.provider.says(text);
    await this.settle();
  }

  /** Picks a choice as a customer of this channel can: by its button, by its number's button, by typing it. */
  async picks(title: string): Promise<void> {
    const last = this.provider.shown.at(-1);
    const number = new RegExp(`^(\\d+)\\. ${escaped(title)}$`, 'm').exec(last?.text ?? '')?.[1];
    const button = [title, number].find(each => each && last?.buttons.includes(each));
    if (button) await this.provider.presses(button);
    else if (number) await this.provider.says(number);
    else await this.provider.says(title);
    await this.settle();
  }

  text(key: string): string {
    return templatesOf('vi', key)[0] ?? key;
  }

  textWith(key: string, params: Readonly<Record<string, string>>): string {
    return this.text(key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
  }

  log(): Promise<LoggedActivity[]> {
    return this.app.store.log.after(this.provider.conversationId, 0);
  }

  /** What the customer said, as the log has it. */
  async heard(): Promise<string[]> {
    const said = (await this.log()).filter(({ from }) => from === 'customer');
    return said.map(({ activity }) => String(activity.text ?? activity.type));
  }

  /** The field of the question that stands. */
  async asked(): Promise<string | undefined> {
    const last = (await this.log()).filter(({ from }) => from === 'bot').at(-1);
    const entities = (last?.activity.entities ?? []) as { type: string; field?: string }[];
    return entities.find(({ type }) => type === 'paragon.privacy/prompt')?.field;
  }

  cases(): Promise<Case[]> {
    return this.app.store.cases.page({ limit: 100 });
  }

  /** Somebody of staff says something to the customer. */
  async staffSays(text: string, files: readonly { name: string; content: Buffer }[] = []) {
    const { turns, store } = this.app;
    const kept: EvidenceFile[] = [];
    for (const { name, content } of files)
      kept.push(await store.evidence.keep({ name, content: Readable.from(content) }));
    await turns.beside(this.provider.conversationId, turn => {
      turn.say(text, { name: 'Lan', files: kept });
    });
  }

  /** Talks until a complaint is filed. @returns its case. */
  async filesComplaint(reach = 'hoa@example.vn'): Promise<Case> {
    await this.says('Có người lạ gọi mời tôi mua đất, họ đọc đúng số căn cước của tôi');
    const answers: Record<string, () => Promise<void>> = {
      menu: () => this.picks(this.text('talk.menu.choices.complaint')),
      what: () => this.says('Có người lạ gọi mời tôi mua đất'),
      when: () => this.says('hôm qua'),
      who: () => this.picks(this.text('form.choices.skip')),
      evidence: () => this.picks(this.text('form.choices.none')),
      name: () => this.says('Nguyễn Thị Hoa'),
      reach: () => this.says(reach),
      review: () => this.picks(this.text('form.review.send')),
    };
    for (let turn = 0; turn < 15; turn++) {
      const [filed] = await this.cases();
      if (filed) return filed;
      const field = (await this.asked()) ?? '';
      await (answers[field] ?? (() => this.says('không rõ')))();
    }
    throw new Error(`nothing was filed:\n${this.provider.shown.map(s => s.text).join('\n---\n')}`);
  }

  /** Ends the process, as it were, and begins another over what is stored. */
  async restart(): Promise<void> {
    await this.desk.restart();
    await this.listen();
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.provider.close();
  }
}

export const openChannelDesk = (provider: Provider): Promise<ChannelDesk> =>
  openDeskWith(provider, []);

/** A desk with several channels; the first one's customer is the one of its methods. */
export async function openDeskWith(
  provider: Provider,
  others: readonly Provider[],
): Promise<ChannelDesk> {
  const all = [provider, ...others];
  const opening = openTestApp({
    now: '2026-03-02T09:00:00+07:00',
    environment: Object.assign({}, ...all.map(({ environment }) => environment)),
    providers: {
      ...Object.assign({}, ...all.map(({ providers }) => providers)),
      trustedHosts: all.flatMap(({ providers }) => providers.trustedHosts ?? []),
    },
  });
  // A provider that nobody closes would keep the whole run from ending.
  opening.catch(() => Promise.all(all.map(each => each.close())));
  const opened = new ChannelDesk(await opening, provider);
  await opened.listen();
  for (const other of others) other.connect(opened.url);
  return opened;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
