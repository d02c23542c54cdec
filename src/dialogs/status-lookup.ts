import type { TurnContext } from 'botbuilder';
import type { Case } from '../domain/case';
import { addNote, isOpen, withdraw } from '../domain/case-changes';
import { isReference } from '../domain/reference';
import type { RequestType } from '../domain/requests/request-type';
import { readAccessCode, readCaseNumber } from '../language/answers/read-reference';
import { readCommand } from './commands';
import { confirmDialogId } from './confirm-dialog';
import { type DeskTurn, deskTurn } from './desk-turn';
import { Dialog, type DialogContext, type DialogTurnResult } from './dialog-sdk';
import { type Errand, type Onward, pressedErrand, spokenErrand } from './errand';
import { requestText } from './fields/field-texts';
import { personOffered } from './misses';
import type { Prompt } from './replies';
import { ask, isOffered } from './say';
import { describeCase } from './status-text';

/** Where a look-up stands; `open` means that the customer may see the case. */
export interface StatusState {
  step: 'reference' | 'code' | 'open';
  reference?: string;
}

/** How sure it must be that something else is wanted. */
const likely = 0.7;
const sure = 0.9;

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

  /** What she says to a question of staff. */
  async answer(reference: string, said: string): Promise<DialogTurnResult> {
    delete this.desk.talk.answering;
    this.state.step = 'open';
    this.state.reference = reference;
    return this.hearAddition(said);
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
        return this.tell(this.desk.text(`status.help.${this.state.step}`));
      case 'why':
        if (this.state.step !== 'open') return this.tell(this.desk.text('status.why'));
        break;
      case 'skip':
      case 'unknown':
        if (this.state.step !== 'open') return this.lost(this.state.step);
    }
    const errand = pressed ? undefined : this.errandIn(said);
    if (errand) return this.dialogs.endDialog({ onward: said } satisfies Onward);
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
    if (step === 'open') return this.askWhatElse(await this.opened());
    const choices = step === 'code' ? ['lostCode' as const] : [];
    await this.question(choices, [this.desk.text(`status.${step}.ask`, { reference })]);
    return Dialog.EndOfTurn;
  }

  private async hearReference(said: string): Promise<DialogTurnResult> {
    const reading = readCaseNumber(said, isReference);
    if (!reading) return this.miss('status.reference.none');
    if ('mistaken' in reading) return this.miss('status.reference.mistaken');
    const own = await this.desk.ownCases();
    const mine = own.find(({ reference }) => reference === reading.reference);
    return mine ? this.open(mine) : this.askCode(reading.reference);
  }

  /** Neither number nor code are at hand. */
  private async lost(step: 'reference' | 'code'): Promise<DialogTurnResult> {
    if (step === 'code') return this.renewCode();
    const { supportPhone: phone, supportEmail: email } = this.desk.facts;
    return this.tell(this.desk.text('status.reference.lost', { phone, email }));
  }

  private async renewCode(): Promise<DialogTurnResult> {
    await this.desk.renewCode(this.state.reference ?? '');
    return this.tell(this.desk.text('status.resent', { phone: this.desk.facts.supportPhone }));
  }

  /** Something else that the customer comes for; at an open case only what the menu calls it. */
  private errandIn(said: string): Errand | undefined {
    const pressed = pressedErrand(said, this.desk);
    const errand =
      pressed ?? (this.state.step === 'open' ? undefined : spokenErrand(said, this.desk, likely));
    return errand?.kind === 'status' || this.isAnswer(said) ? undefined : errand;
  }

  private async hearCode(said: string): Promise<DialogTurnResult> {
    const { reference = '' } = this.state;
    if (this.pressed('lostCode', said)) return this.renewCode();
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
    await this.desk.change(addNote(found, said));
    const added = this.desk.text('status.added', { reference });
    if (!this.desk.preface.includes(added)) this.desk.preface.push(added);
    const meant = spokenErrand(said, this.desk, sure);
    const other = meant?.kind === 'request' && meant.request.type !== found.type && meant.request;
    return this.askWhatElse(found, other || undefined);
  }

  private async open(found: Case): Promise<DialogTurnResult> {
    this.desk.talk.misses = 0;
    this.state.step = 'open';
    this.state.reference = found.reference;
    return this.show(found);
  }

  private async show(found: Case): Promise<DialogTurnResult> {
    const history = await this.desk.history(found.reference);
    this.desk.preface.push(...describeCase(this.desk, found, history));
    return this.askWhatElse(found);
  }

  /** `other` is a request of its own that the customer may want, by what she wrote. */
  private async askWhatElse(found: Case, other?: RequestType): Promise<DialogTurnResult> {
    const title = other && this.desk.text(requestText(other, 'menu'));
    await this.question(
      isOpen(found) ? ['withdraw', 'another', 'done'] : ['another', 'done'],
      [
        ...(title ? [this.desk.text('status.other', { title })] : []),
        this.desk.text('status.what'),
      ],
      title ? [title] : [],
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

  private async question(
    choices: StatusChoice[],
    paragraphs: string[],
    more: string[] = [],
  ): Promise<void> {
    const titles = choices.map(choice => this.desk.text(`status.choices.${choice}`));
    const all = [...more, ...titles, ...personOffered(this.desk)];
    await ask(this.context, this.prompt(this.state.step), all, ...paragraphs);
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
