import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Case } from '../domain/case';
import { addEvidence, addNote, isOpen, withdraw } from '../domain/case-changes';
import { isReference } from '../domain/reference';
import { readAccessCode, readCaseNumber } from '../language/answers/read-reference';
import { readCommand } from './commands';
import { confirmDialogId } from './confirm-dialog';
import { type DeskTurn, deskTurn } from './desk-turn';
import type { Prompt } from './replies';
import { ask, isOffered } from './say';
import { describeCase } from './status-text';

/** Where a look-up stands; `open` means that the customer may see the case. */
export interface StatusState {
  step: 'reference' | 'code' | 'open';
  reference?: string;
}

/** One turn of a look-up. */
export class StatusLookup {
  private readonly desk: DeskTurn;

  constructor(
    private readonly context: TurnContext,
    private readonly state: StatusState,
    private readonly dc?: DialogContext,
  ) {
    this.desk = deskTurn(context);
  }

  async begin(told: string): Promise<DialogTurnResult> {
    const own = await this.desk.ownCases();
    const named = this.referenceIn(told);
    const mine = named ? own.find(({ reference }) => reference === named) : own[0];
    if (mine) return this.open(mine);
    return named ? this.askCode(named) : this.ask();
  }

  async hear(said: string): Promise<DialogTurnResult> {
    if (this.pressed('done', said)) return this.dialogs.endDialog();
    const pressed = isOffered(said, this.desk);
    const place = { desk: this.desk, answers: {}, pressed };
    const command = readCommand(said, place, () => this.isAnswer(said));
    switch (command?.kind) {
      case 'cancel':
      case 'back':
      case 'restart':
        return this.dialogs.endDialog();
      case 'help':
        return this.tell(this.desk.text('status.what'));
    }
    switch (this.state.step) {
      case 'reference':
        return this.hearReference(said);
      case 'code':
        return this.hearCode(said);
      case 'open':
        return this.hearAddition(said);
    }
  }

  async withdraw(): Promise<DialogTurnResult> {
    const found = await this.opened();
    await this.desk.change(withdraw(found, this.desk.now));
    const { reference } = found;
    this.desk.preface.push(this.desk.text('status.withdrawn', { reference }));
    return this.dialogs.endDialog();
  }

  /** Asks for what is missing, or shows how the case stands. */
  async ask(): Promise<DialogTurnResult> {
    const { step, reference = '' } = this.state;
    if (step === 'open') return this.show(await this.opened());
    const choices = step === 'code' ? ['lostCode' as const] : [];
    await this.question(choices, this.desk.text(`status.${step}.ask`, { reference }));
    return Dialog.EndOfTurn;
  }

  private async hearReference(said: string): Promise<DialogTurnResult> {
    const reading = readCaseNumber(said, isReference);
    if (!reading) return this.miss('status.reference.none');
    if ('mistaken' in reading) return this.miss('status.reference.mistaken');
    return this.askCode(reading.reference);
  }

  private async hearCode(said: string): Promise<DialogTurnResult> {
    const { reference = '' } = this.state;
    if (this.pressed('lostCode', said)) {
      await this.desk.renewCode(reference);
      return this.tell(this.desk.text('status.resent', { phone: this.desk.facts.supportPhone }));
    }
    const code = readAccessCode(said);
    if (!code || 'mistaken' in code) return this.miss('status.code.none');
    const found = await this.desk.openCase(reference, code.code);
    if (found === 'locked') {
      const phone = this.desk.facts.supportPhone;
      this.desk.preface.push(this.desk.text('status.locked', { phone }));
      return this.dialogs.endDialog();
    }
    if (found !== 'refused') return this.open(found);
    this.state.step = 'reference';
    return this.miss('status.refused');
  }

  private async hearAddition(said: string): Promise<DialogTurnResult> {
    const found = await this.opened();
    const { reference } = found;
    if (this.pressed('another', said)) {
      this.state.step = 'reference';
      return this.ask();
    }
    if (this.pressed('withdraw', said) && isOpen(found)) {
      const prompt = this.prompt('withdraw');
      const params = { request: reference };
      return this.dialogs.beginDialog(confirmDialogId, { purpose: 'withdraw', prompt, params });
    }
    let now = found;
    if (this.desk.received.length > 0) {
      const change = addEvidence(found, this.desk.received);
      await this.desk.change(change);
      now = change.changed;
    }
    if (said) await this.desk.change(addNote(now, said));
    return this.tell(this.desk.text('status.added', { reference }));
  }

  private async open(found: Case): Promise<DialogTurnResult> {
    this.desk.talk.misses = 0;
    this.state.step = 'open';
    this.state.reference = found.reference;
    return this.show(found);
  }

  private async show(found: Case): Promise<DialogTurnResult> {
    const history = await this.desk.history(found.reference);
    await this.question(
      isOpen(found) ? ['withdraw', 'another', 'done'] : ['another', 'done'],
      ...describeCase(this.desk, found, history),
      this.desk.text('status.what'),
    );
    return Dialog.EndOfTurn;
  }

  private async askCode(reference: string): Promise<DialogTurnResult> {
    this.state.step = 'code';
    this.state.reference = reference;
    return this.ask();
  }

  private async opened(): Promise<Case> {
    const found = await this.desk.findCase(this.state.reference ?? '');
    if (!found) throw new Error('the case that was opened is gone');
    return found;
  }

  private async miss(
    why:
      | 'status.reference.none'
      | 'status.reference.mistaken'
      | 'status.code.none'
      | 'status.refused',
  ): Promise<DialogTurnResult> {
    this.desk.talk.misses++;
    return this.tell(this.desk.text(why));
  }

  private async tell(words: string): Promise<DialogTurnResult> {
    this.desk.preface.push(words);
    return this.ask();
  }

  private async question(choices: StatusChoice[], ...paragraphs: string[]): Promise<void> {
    const titles = choices.map(choice => this.desk.text(`status.choices.${choice}`));
    await ask(this.context, this.prompt(this.state.step), titles, ...paragraphs);
  }

  private prompt(field: string): Prompt {
    return { form: 'status', field, index: 1, total: 1 };
  }

  private isAnswer(said: string): boolean {
    if (this.state.step === 'open') return said === '';
    return Boolean(readCaseNumber(said, isReference) ?? readAccessCode(said));
  }

  private referenceIn(told: string): string | undefined {
    const reading = readCaseNumber(told, isReference);
    return reading && 'reference' in reading ? reading.reference : undefined;
  }

  private pressed(choice: StatusChoice, said: string): boolean {
    return this.desk.text(`status.choices.${choice}`).toLowerCase() === said.toLowerCase();
  }

  private get dialogs(): DialogContext {
    if (!this.dc) throw new Error('a look-up that only asks again cannot move on');
    return this.dc;
  }
}

type StatusChoice = 'withdraw' | 'done' | 'lostCode' | 'another';
