import type { TurnContext } from 'botbuilder';
import type { Answer } from '../domain/answers';
import { requestTypes } from '../domain/requests';
import type { Field, RequestType } from '../domain/requests/request-type';
import { type Command, readCommand } from './commands';
import { type ConfirmPurpose, confirmDialogId } from './confirm-dialog';
import { correctAnswer, unmistakable } from './correct-answer';
import { type DeskTurn, deskTurn } from './desk-turn';
import { Dialog, type DialogContext, type DialogTurnResult } from './dialog-sdk';
import { forgetProof, parkDraft, renewDraft } from './drafts';
import { type Errand, errandName, type Onward, onwardIn } from './errand';
import { errandBeside } from './errand-beside';
import { fieldKinds } from './fields';
import { askField } from './fields/ask-field';
import type { AnswerReading, FieldPlace } from './fields/field-kind';
import { fieldText, requestText } from './fields/field-texts';
import { fillFromTelling } from './fill-from-telling';
import type { FormState } from './form-state';
import { fieldBefore, isBegun, nextField, passedOver, promptOf, reviewStep } from './form-walk';
import { adoptFiles, keepLooseFiles } from './loose-files';
import { tellOtherYear } from './other-year';
import { pickOffer } from './pick-offer';
import { sayReceipt } from './receipt';
import { remember } from './remember';
import { askReview, readReview } from './review';
import { isOffered } from './say';
import { statusDialogId } from './status-dialog';
import type { Draft } from './talk';

/** One turn of a form: what is asked, what was said, and what comes of it. */
export class Form {
  private readonly desk: DeskTurn;
  private readonly request: RequestType;
  private readonly draft: Draft;

  constructor(
    private readonly context: TurnContext,
    private readonly state: FormState,
    private readonly dc?: DialogContext,
  ) {
    this.desk = deskTurn(context);
    const request = requestTypes.get(state.type);
    const { draft } = this.desk.talk;
    if (!request || draft?.type !== state.type)
      throw new Error(`no draft of a ${state.type} is under way`);
    this.request = request;
    this.draft = draft;
  }

  async begin(told: string): Promise<DialogTurnResult> {
    if (renewDraft(this.request, this.draft))
      this.desk.preface.push(this.desk.text('form.newVersion'));
    adoptFiles(this.request, this.desk.talk, this.draft.answers);
    this.fill(told);
    return this.askNext();
  }

  /** Reads what was said at the present question. */
  async hear(said: string): Promise<DialogTurnResult> {
    const { field } = this;
    if (!field) return this.hearReview(said);
    const place = this.place(field);
    let reading: AnswerReading | undefined;
    const read = () => {
      reading ??= fieldKinds[field.kind].read(said, place);
      return reading;
    };
    const offered = pickOffer(said, this.state.offers, place, () => read().kind === 'accepted');
    if (offered) return this.accept(offered, field);
    const pressed = isOffered(said, this.desk);
    const command = readCommand(said, { ...place, pressed }, () => read().kind !== 'unclear');
    if (command) return this.obey(command);
    if (this.correct(said)) return this.ask();
    const errand = pressed ? undefined : errandBeside(said, place, () => read().kind === 'unclear');
    if (errand) return this.leaveFor(errand, said);
    return this.take(read(), pressed ? '' : said, field);
  }

  /** Goes on after the customer was asked to confirm something. */
  async confirmed(result: unknown): Promise<DialogTurnResult> {
    const { confirming: purpose, leaving = '' } = this.state;
    delete this.state.confirming;
    delete this.state.leaving;
    const onward = onwardIn(result);
    if (onward !== undefined) return this.hear(onward);
    if (result === true && purpose === 'switch') return this.switchTo(leaving);
    if (result === true && purpose === 'cancel') return this.abandon();
    if (result === true && purpose === 'restart') return this.restart();
    this.desk.preface.push(this.desk.text('form.cancel.kept'));
    // What looked like another errand was an answer after all: it is not asked for again.
    if (leaving && this.field?.kind === 'text')
      return this.take(fieldKinds.text.read(leaving, this.place(this.field)), leaving, this.field);
    return this.ask();
  }

  /** Asks the present question (again); `offered`: the reason for the answers to choose from was just told. */
  async ask(offered = false): Promise<DialogTurnResult> {
    const prompt = promptOf(this.request, this.draft.answers, this.state.asking);
    const { offers = [] } = this.state;
    if (this.field)
      await askField(this.context, prompt, this.place(this.field), { offers, offered });
    else await askReview(this.context, prompt, this.request, this.draft.answers);
    return Dialog.EndOfTurn;
  }

  private get field(): Field | undefined {
    return this.request.fields.find(field => field.name === this.state.asking);
  }

  private place(field: Field): FieldPlace {
    return { desk: this.desk, request: this.request, field, answers: this.draft.answers };
  }

  private fill(told: string, isTelling = true): void {
    fillFromTelling(told, this.desk, this.request, this.draft.answers, isTelling);
  }

  private correct(said: string): boolean {
    return correctAnswer(said, this.desk, this.request, this.draft.answers);
  }

  private async askNext(): Promise<DialogTurnResult> {
    return this.goTo(nextField(this.request, this.draft.answers)?.name ?? reviewStep);
  }

  private async goTo(name: string): Promise<DialogTurnResult> {
    this.state.asking = name;
    delete this.state.offers;
    this.desk.talk.misses = 0;
    const { field } = this;
    const given = field && fieldKinds[field.kind].arrive?.(this.place(field));
    if (!given) return this.ask();
    this.draft.answers[name] = given;
    return this.askNext();
  }

  private async tell(words: string): Promise<DialogTurnResult> {
    this.desk.preface.push(words);
    return this.ask();
  }

  private async take(
    reading: AnswerReading,
    said: string,
    field: Field,
  ): Promise<DialogTurnResult> {
    switch (reading.kind) {
      case 'accepted':
        return this.accept(reading.answer, field, said);
      case 'more':
        if (reading.answer) this.draft.answers[field.name] = reading.answer;
        this.desk.talk.misses = 0;
        return reading.because ? this.tell(reading.because) : this.ask();
      case 'offer':
        this.state.offers = reading.offers;
        this.desk.preface.push(reading.because);
        return this.ask(true);
      case 'refused':
        return this.confirm('cancel');
      case 'unclear':
        return this.misunderstood(reading.because);
    }
  }

  private async accept(answer: Answer, field: Field, said = ''): Promise<DialogTurnResult> {
    this.draft.answers[field.name] = answer;
    if (answer.kind === 'contact') forgetProof(this.request, this.draft);
    tellOtherYear(answer, this.place(field));
    if (said) this.fill(said, field.fact === 'what');
    return this.askNext();
  }

  private async misunderstood(because?: string): Promise<DialogTurnResult> {
    this.desk.talk.misses++;
    delete this.state.offers;
    return this.tell(because ?? this.desk.text('form.again'));
  }

  private async hearReview(said: string): Promise<DialogTurnResult> {
    const { desk, request } = this;
    const { answers } = this.draft;
    const decision = readReview(said, desk, request, answers);
    const pressed = isOffered(said, desk);
    // "Not Wednesday, Thursday" is no plain no, and names no question by its number.
    if (!pressed && correctAnswer(said, desk, request, answers, unmistakable)) return this.ask();
    // "Cancel" is more than a no: it comes before what is to be changed.
    const command = readCommand(
      said,
      { desk, answers, pressed },
      () => decision.kind !== 'unclear',
    );
    if (command) return this.obey(command);
    switch (decision.kind) {
      case 'send':
        return this.file();
      case 'cancel':
        return this.confirm('cancel');
      case 'change':
        return this.goTo(decision.field);
      case 'which':
        return this.tell(desk.text('form.review.which'));
      case 'unclear': {
        if (this.correct(said)) return this.ask();
        const errand = errandBeside(said, { desk, request });
        if (errand) return this.leaveFor(errand, said);
        const send = desk.text('form.review.send');
        return this.misunderstood(desk.text('form.review.again', { send }));
      }
    }
  }

  private async obey(command: Command): Promise<DialogTurnResult> {
    const { desk, request, draft } = this;
    switch (command.kind) {
      case 'cancel':
        return isBegun(request, draft.answers) ? this.confirm('cancel') : this.abandon();
      case 'restart':
        return isBegun(request, draft.answers) ? this.confirm('restart') : this.ask();
      case 'back': {
        const before = fieldBefore(request, draft.answers, this.state.asking);
        return before ? this.goTo(before.name) : this.tell(desk.text('form.noBack'));
      }
      case 'help':
        return this.tell(desk.text('form.help'));
      case 'why':
        return this.field
          ? this.tell(desk.text(fieldText(request, this.field, 'why')))
          : this.ask();
      case 'change':
        return this.goTo(command.field);
      case 'skip':
      case 'unknown':
        return this.field ? this.passOver(command.kind, this.field) : this.ask();
    }
  }

  private async passOver(how: 'skip' | 'unknown', field: Field): Promise<DialogTurnResult> {
    const answer = passedOver(how, field, this.draft.answers);
    return answer
      ? this.accept(answer, field)
      : this.misunderstood(this.desk.text('form.required'));
  }

  /** A look at a case comes in between; for another request this one is left, if the customer says so. */
  private async leaveFor(errand: Errand, said: string): Promise<DialogTurnResult> {
    this.desk.talk.misses = 0;
    if (errand.kind === 'status') return this.dialogs.beginDialog(statusDialogId, { told: said });
    if (!isBegun(this.request, this.draft.answers)) return this.end({ onward: said });
    this.state.leaving = said;
    return this.confirm('switch', errandName(errand, this.desk));
  }

  private async switchTo(said: string): Promise<DialogTurnResult> {
    parkDraft(this.desk);
    return this.dialogs.endDialog({ onward: said } satisfies Onward);
  }

  private async restart(): Promise<DialogTurnResult> {
    this.desk.preface.push(this.desk.text('form.restart.done'));
    this.draft.answers = {};
    delete this.draft.challenge;
    return this.begin('');
  }

  private async confirm(purpose: ConfirmPurpose, other = ''): Promise<DialogTurnResult> {
    this.state.confirming = purpose;
    const prompt = promptOf(this.request, this.draft.answers, this.state.asking);
    const request = this.desk.text(requestText(this.request, 'name'));
    return this.dialogs.beginDialog(confirmDialogId, {
      ...{ purpose, prompt },
      params: { request, other },
    });
  }

  private async abandon(): Promise<DialogTurnResult> {
    this.desk.preface.push(this.desk.text('form.cancel.done'));
    return this.end();
  }

  private async file(): Promise<DialogTurnResult> {
    const { answers } = this.draft;
    keepLooseFiles(this.request, this.desk.talk, answers);
    remember(this.desk.talk, answers);
    const receipt = await this.desk.file(this.request, answers);
    await sayReceipt(this.context, receipt, this.request, answers);
    return this.end();
  }

  private async end(onward?: Onward): Promise<DialogTurnResult> {
    delete this.desk.talk.draft;
    this.desk.talk.misses = 0;
    return this.dialogs.endDialog(onward);
  }

  private get dialogs(): DialogContext {
    if (!this.dc) throw new Error('a form that only asks again cannot move on');
    return this.dc;
  }
}
