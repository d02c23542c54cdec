import type { LoggedActivity } from '../domain/conversation';
import { DeskError } from '../domain/errors';
import type { LiveChatRow } from '../domain/live-chat';
import { type ChatActionDeps, finishChat, sayInChat, takeChat } from '../staff/chats/chat-actions';

export interface ChatAsStaffDeps extends ChatActionDeps {
  print(text: string): void;
}

const help = `(you are staff now: /chats shows who waits, /accept N takes one over, then what you type is said;
/return gives the customer back to the desk, /end ends the chat, /as customer goes back)`;

/** Words that are nobody's: this member of staff exists in this terminal alone. */
const who = { id: 'console', name: 'Console', role: 'agent' } as const;

/** How many of the last words are shown of a chat that is taken over. */
const tail = 8;

/** The other side of the chats, in the same terminal: for whoever works on takeovers. */
export class ChatAsStaff {
  private chat: LiveChatRow | undefined;
  private listed: LiveChatRow[] = [];

  constructor(private readonly deps: ChatAsStaffDeps) {}

  async begin(): Promise<void> {
    this.deps.print(help);
    await this.list();
  }

  /** One line as it was typed. */
  async hear(line: string): Promise<void> {
    const [command = '', ...rest] = line.trim().split(/\s+/);
    const words = rest.join(' ');
    try {
      switch (command) {
        case '/chats':
          return await this.list();
        case '/accept':
          return await this.accept(Number(words || 1));
        case '/return':
          return await this.finish('returned', words);
        case '/end':
          return await this.finish('ended', words);
        default:
          if (command.startsWith('/')) return this.deps.print(help);
          return await this.say(line);
      }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.deps.print(`(${error.code}: ${error.message})`);
    }
  }

  private async list(): Promise<void> {
    this.listed = await this.deps.liveChats.open();
    const lines = this.listed.map(
      ({ id, state, conversationId }, place) => `  ${place + 1}. ${id} ${state} ${conversationId}`,
    );
    this.deps.print(lines.length > 0 ? lines.join('\n') : '(nobody waits)');
  }

  private async accept(number: number): Promise<void> {
    const chosen = this.listed[number - 1];
    if (!chosen) return this.deps.print('(/chats shows the numbers)');
    await takeChat(this.deps, chosen.id, who);
    this.chat = chosen;
    const log = await this.deps.activityLog.after(chosen.conversationId, 0);
    this.deps.print(log.slice(-tail).map(lineOf).join('\n'));
  }

  private async say(text: string): Promise<void> {
    const { id } = this.mine();
    await sayInChat(this.deps, id, who, { text });
    this.deps.print(`[${who.name}] ${text}`);
  }

  private async finish(how: 'returned' | 'ended', text: string): Promise<void> {
    const { id } = this.mine();
    await finishChat(this.deps, id, who, how, text || undefined);
    this.chat = undefined;
    this.deps.print(`(${how})`);
  }

  private mine(): LiveChatRow {
    if (!this.chat) throw new DeskError('no-chat', 'take one over first: /accept N');
    return this.chat;
  }
}

const lineOf = ({ from, activity }: LoggedActivity): string =>
  `${from}: ${String(activity.text ?? `(${String(activity.type)})`).replaceAll('\n', ' ')}`;
