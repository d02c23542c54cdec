import type { Activity } from 'botbuilder';

/** The talk so far, for people: shown whole where a script and the desk part ways. */
export class TalkTranscript {
  private readonly lines: string[] = [];
  lastReply: Activity | undefined;

  customer(words: string): void {
    this.lines.push(`customer: ${words}`);
  }

  bot(reply: Activity): void {
    this.lastReply = reply;
    const buttons = reply.suggestedActions?.actions.map(action => action.title) ?? [];
    const text = reply.text.replaceAll('\n', '\n          ');
    this.lines.push(
      `bot:      ${text}${buttons.length > 0 ? `\n          [${buttons.join(' | ')}]` : ''}`,
    );
  }

  fail(expected: string, what: string): never {
    throw new Error(
      `The talk went another way.\n\n${this}\n\n>>> the script says: ${expected}\n>>> but ${what}\n`,
    );
  }

  toString(): string {
    return this.lines.join('\n');
  }
}
