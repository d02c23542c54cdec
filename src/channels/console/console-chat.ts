import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Activity } from 'botbuilder';
import type { TurnFiles, Turns } from '../../bots/turns';
import { conversationId, type LoggedActivity } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import { isLanguage } from '../../domain/language';
import type { ActivityLog, Conversations, EvidenceVault } from '../../domain/ports';

const consoleChannel = 'console';

export interface ConsoleChatDeps {
  turns: Turns;
  conversations: Conversations;
  log: Pick<ActivityLog, 'after'>;
  vault: EvidenceVault;
  /** The name of the talk; the same one goes on where it was. */
  talk: string;
  locale: string;
  print(text: string): void;
}

/**
 * A talk with the desk in a terminal, for whoever works on it. Choices are numbered, and a number answers.
 * `/state` shows what is stored of the talk, `/lang vi|en` switches, `/attach FILE` sends a file.
 */
export class ConsoleChat {
  private choices: string[] = [];
  /** The number of the last entry of the log that was shown. */
  private shown = 0;

  constructor(private readonly deps: ConsoleChatDeps) {}

  get conversation(): string {
    return conversationId(consoleChannel, this.deps.talk);
  }

  async begin(): Promise<void> {
    const { talk } = this.deps;
    const known = await this.deps.conversations.find(this.conversation);
    if (!known)
      return this.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'you', name: '' }] });
    this.shown = known.lastSeq;
    this.deps.print(`(going on with ${talk})`);
  }

  /** One line as it was typed. */
  async hear(line: string): Promise<void> {
    const [command, ...rest] = line.trim().split(/\s+/);
    switch (command) {
      case '/state':
        return this.showState();
      case '/lang':
        return this.switchTo(rest[0]);
      case '/attach':
        return this.attach(rest.join(' '));
      default: {
        const choice = this.choices[Number(line.trim()) - 1];
        return this.turn({ type: 'message', text: choice ?? line });
      }
    }
  }

  /** Shows what the desk and its staff have said since the last look. */
  async catchUp(): Promise<void> {
    for (const entry of await this.deps.log.after(this.conversation, this.shown)) {
      this.shown = entry.seq;
      if (entry.from !== 'customer' && entry.activity.type === 'message') this.show(entry);
    }
  }

  private async showState(): Promise<void> {
    const stored = await this.deps.conversations.find(this.conversation);
    this.deps.print(JSON.stringify(stored?.state ?? {}, null, 2));
  }

  private async switchTo(language: string | undefined): Promise<void> {
    if (!isLanguage(language)) return this.deps.print('(/lang vi or /lang en)');
    await this.turn({ type: 'event', name: 'paragon.privacy/language', value: language });
  }

  private async attach(path: string): Promise<void> {
    const name = basename(path);
    let file: FileHandle;
    try {
      file = await open(path);
    } catch {
      return this.deps.print(`(${path} cannot be read)`);
    }
    try {
      const kept = await this.deps.vault.keep({ name, content: file.createReadStream() });
      await this.turn({ type: 'message', text: '' }, { received: [kept], refused: [] });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      await this.turn(
        { type: 'message', text: '' },
        { received: [], refused: [{ name, code: error.code }] },
      );
    }
  }

  private async turn(activity: Partial<Activity>, files?: TurnFiles): Promise<void> {
    await this.deps.turns.receive({
      activity: {
        ...activity,
        channelId: consoleChannel,
        serviceUrl: 'urn:paragon:console',
        conversation: { id: this.deps.talk },
        from: { id: 'you', name: '' },
        recipient: { id: 'desk', name: '' },
        locale: this.deps.locale,
      } as Activity,
      ...(files && { files }),
    });
    await this.catchUp();
  }

  private show({ from, activity }: LoggedActivity): void {
    const { text = '', suggestedActions, from: speaker } = activity as Partial<Activity>;
    this.choices = suggestedActions?.actions.map(({ title }) => title) ?? [];
    const numbered = this.choices.map((title, place) => `  ${place + 1}. ${title}`);
    const said = from === 'staff' ? `[${speaker?.name || 'staff'}] ${text}` : text;
    this.deps.print([said, ...numbered, ''].join('\n'));
  }
}
