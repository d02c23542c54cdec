import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Activity } from 'botbuilder';
import type { TurnFiles, Turns } from '../../bots/turns';
import { conversationId } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import { isLanguage } from '../../domain/language';
import type { Conversations, EvidenceVault } from '../../domain/ports';

export const consoleChannel = 'console';

export interface ConsoleChatDeps {
  turns: Turns;
  conversations: Conversations;
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

  constructor(private readonly deps: ConsoleChatDeps) {}

  async begin(): Promise<void> {
    const { talk } = this.deps;
    const known = await this.deps.conversations.find(conversationId(consoleChannel, talk));
    if (known) this.deps.print(`(going on with ${talk})`);
    else await this.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'you', name: '' }] });
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

  private async showState(): Promise<void> {
    const id = conversationId(consoleChannel, this.deps.talk);
    const stored = await this.deps.conversations.find(id);
    this.deps.print(JSON.stringify(stored?.state ?? {}, null, 2));
  }

  private async switchTo(language: string | undefined): Promise<void> {
    if (!isLanguage(language)) return this.deps.print('(/lang vi or /lang en)');
    await this.turn({ type: 'event', name: 'paragon.privacy/language', value: language });
  }

  private async attach(path: string): Promise<void> {
    const name = basename(path);
    try {
      const kept = await this.deps.vault.keep({ name, content: createReadStream(path) });
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
    const { replies } = await this.deps.turns.receive({
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
    for (const reply of replies) this.show(reply);
  }

  private show(reply: Activity): void {
    this.choices = reply.suggestedActions?.actions.map(action => action.title) ?? [];
    const numbered = this.choices.map((title, place) => `  ${place + 1}. ${title}`);
    this.deps.print([reply.text, ...numbered, ''].join('\n'));
  }
}
