import { Readable } from 'node:stream';
import type { Activity } from 'botbuilder';
import type { App } from '../../src/app';
import type { TurnFiles } from '../../src/bots/turns';
import type { Case } from '../../src/domain/case';
import { DeskError } from '../../src/domain/errors';
import { localDateOf } from '../../src/domain/hanoi-time';
import type { Language } from '../../src/domain/language';
import { openTestApp, type TestApp } from './open-test-app';
import { type BotLine, type CustomerLine, parseScript } from './talk-script';
import { TalkTranscript } from './talk-transcript';
import { messagePattern, templatesOf } from './text-patterns';

export interface ChatOptions {
  language: Language;
  /** When the talk takes place, ISO 8601 with its offset. */
  now?: string;
  /** Variables of the environment beside those that keep a test to itself. */
  environment?: Record<string, string>;
  /** Closes the desk after every turn and opens it anew: what is stored must be enough. */
  restartEachTurn?: boolean;
}

/** A customer's chat with the real desk over a fresh SQLite file; only clock and chance are replaced. */
export class Chat {
  private readonly unread: Activity[] = [];
  private readonly talk: TalkTranscript = new TalkTranscript();
  private sent = 0;
  private conversation = 'chat';

  constructor(
    private readonly desk: TestApp,
    readonly language: Language,
    private readonly restartEachTurn: boolean,
  ) {}

  get app(): App {
    return this.desk.app;
  }

  get time() {
    return this.desk.time;
  }

  get dataDir(): string {
    return this.desk.dataDir;
  }

  get logged(): readonly string[] {
    return this.desk.logged;
  }

  /** The last thing that the bot said. */
  get lastReply(): Activity | undefined {
    return this.talk.lastReply;
  }

  /** Everything said so far, as people read it. */
  get transcript(): string {
    return this.talk.toString();
  }

  /** Opens the widget: the desk greets, with its menu. */
  async arrive(): Promise<Activity[]> {
    return this.turn({
      type: 'conversationUpdate',
      membersAdded: [{ id: 'customer', name: '' }],
    });
  }

  async say(text: string, files?: TurnFiles): Promise<Activity[]> {
    this.talk.customer(text || '(files)');
    return this.turn({ type: 'message', text }, files);
  }

  /** Presses the button with a text. */
  press(key: string): Promise<Activity[]> {
    return this.say(this.text(key));
  }

  /** A text of the desk in the talk's language. */
  text(key: string, params: Record<string, string | number> = {}): string {
    return this.textIn(this.language, key, params);
  }

  textIn(language: Language, key: string, params: Record<string, string | number> = {}): string {
    const [text = key] = templatesOf(language, key);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
  }

  /** The same customer comes from somewhere else, where nobody knows her. */
  changeConversation(id: string): void {
    this.conversation = id;
  }

  /** The test has looked at what the bot said itself. */
  readAll(): void {
    this.unread.length = 0;
  }

  /** Sends files as an upload does: each is kept or refused before the turn. */
  async send(files: { name: string; content: Buffer }[], text = ''): Promise<Activity[]> {
    const sent: {
      received: TurnFiles['received'][number][];
      refused: TurnFiles['refused'][number][];
    } = { received: [], refused: [] };
    for (const { name, content } of files) {
      try {
        const kept = await this.app.store.evidence.keep({ name, content: Readable.from(content) });
        sent.received.push(kept);
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        sent.refused.push({ name, code: error.code });
      }
    }
    return this.say(text, sent);
  }

  /** Plays a script (see talk-script.ts); every reply must be named, one too many fails. */
  async follows(script: string): Promise<void> {
    for (const line of parseScript(script)) {
      if (line.speaker === 'bot') this.expectReply(line);
      else {
        this.expectNoMore(line.line);
        await this.play(line);
      }
    }
    this.expectNoMore('the end of the script');
  }

  async cases(): Promise<Case[]> {
    return this.app.store.cases.page({ limit: 100 });
  }

  async close(): Promise<void> {
    await this.desk.close();
  }

  private async play({ said }: CustomerLine): Promise<void> {
    if ('words' in said) await this.say(said.words);
    else if ('key' in said) await this.say(this.text(said.key));
    else await this.send([{ name: said.file, content: pngOf(said.file) }]);
  }

  /** Any activity, as a channel would hand it on. */
  async turn(activity: Partial<Activity>, files?: TurnFiles): Promise<Activity[]> {
    const { replies } = await this.app.turns.receive({
      activity: {
        channelId: 'directline',
        serviceUrl: 'urn:paragon:desk',
        conversation: { id: this.conversation },
        from: { id: 'customer', name: '' },
        recipient: { id: 'desk', name: '' },
        locale: this.language,
        ...activity,
      } as Activity,
      incomingId: `sent-${++this.sent}`,
      ...(files && { files }),
    });
    for (const reply of replies) this.talk.bot(reply);
    this.unread.push(...replies);
    if (this.restartEachTurn) await this.desk.restart();
    return replies;
  }

  private expectReply({ line, keys, choices, params }: BotLine): void {
    const reply = this.unread.shift();
    if (!reply) this.talk.fail(line, 'the bot said nothing (more)');
    const { due, ...named } = params;
    if (!messagePattern(this.language, keys, named).test(reply.text))
      this.talk.fail(line, `the bot said:\n${reply.text}`);
    if (due) this.expectDue(line, due, reply);
    if (!choices) return;
    const offered = reply.suggestedActions?.actions.map(action => action.title) ?? [];
    const wanted = choices.keys.map(key => this.text(key));
    const found = choices.more ? offered.filter(title => wanted.includes(title)) : offered;
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      this.talk.fail(line, `the buttons are: ${offered.join(' | ')}`);
  }

  private expectDue(line: string, due: string, reply: Activity): void {
    const receipt = reply.entities?.find(({ type }) => type === 'paragon.privacy/receipt');
    const dueAt = receipt?.clocks?.[0]?.dueAt;
    if (!dueAt || localDateOf(new Date(dueAt)) !== due)
      this.talk.fail(line, `the case is due at ${dueAt}`);
  }

  private expectNoMore(before: string): void {
    const extra = this.unread[0];
    if (extra) this.talk.fail(before, `the bot also said:\n${extra.text}`);
  }
}

export async function openChat(options: ChatOptions): Promise<Chat> {
  const desk = await openTestApp({
    now: options.now ?? '2026-03-02T09:00:00+07:00',
    ...(options.environment && { environment: options.environment }),
  });
  return new Chat(desk, options.language, options.restartEachTurn ?? false);
}

/** Opens a chat for one talk, and closes it whatever becomes of it. */
export async function withChat(
  options: ChatOptions,
  talk: (chat: Chat) => Promise<void>,
): Promise<void> {
  const chat = await openChat(options);
  try {
    await talk(chat);
  } finally {
    await chat.close();
  }
}

/** A small picture, different for every name. */
function pngOf(name: string): Buffer {
  const signature = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  return Buffer.concat([signature, Buffer.from(name.repeat(20))]);
}
