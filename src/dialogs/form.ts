import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../domain/answers';
import { evidenceIn } from '../domain/filing';
import { requestTypes } from '../domain/requests';
import { fittingAnswers } from '../domain/requests/draft';
import type { Field, RequestType } from '../domain/requests/request-type';
import { type Command, readCommand } from './commands';
import { type ConfirmPurpose, confirmDialogId } from './confirm-dialog';
import { correctAnswer } from './correct-answer';
import { type DeskTurn, deskTurn } from './desk-turn';
import { fieldKinds } from './fields';
import { askField } from './fields/ask-field';
import type { AnswerReading, FieldPlace, Offer } from './fields/field-kind';
import { fieldText, requestText } from './fields/field-texts';
import { fillFromTelling } from './fill-from-telling';
import { fieldBefore, isBegun, nextField, promptOf, reviewStep } from './form-walk';
import { sayReceipt } from './receipt';
import { askReview, readReview } from './review';
import { isOffered } from './say';
import type { Draft } from './talk';

/** What a form keeps on the dialogs' stack; the answers are in the talk's draft. */
export interface FormState {
  type: string;
  /** The name of the field that is asked, or the review. */
  asking: string;
  /** Readings of an answer between which the customer was asked to choose. */
  offers?: Offer[];
  confirming?: ConfirmPurpose;
}

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
    this.renewDraft();
    this.adoptFiles();
    this.fill(told);
    return this.askNext();
  }

  /** Reads what was said at the present question. */
  async hear(said: string): Promise<DialogTurnResult> {
    const { field } = this;
    if (!field) return this.hearReview(said);
    const offered = this.pickOffer(said);
    if (offered) return this.accept(offered, field);
    const place = this.place(field);
    let reading: AnswerReading | undefined;
    const read = () => {
      reading ??= fieldKinds[field.kind].read(said, place);
      return reading;
    };
    const pressed = isOffered(said, this.desk);
    const command = readCommand(said, { ...place, pressed }, () => read().kind !== 'unclear');
    if (command) return this.obey(command);
    if (this.correct(said)) return this.ask();
    return this.take(read(), pressed ? '' : said, field);
  }

  /** Goes on after the customer was asked to confirm something. */
  async confirmed(yes: boolean): Promise<DialogTurnResult> {
    const purpose = this.state.confirming;
    delete this.state.confirming;
    if (!yes) return this.tell(this.desk.text('form.cancel.kept'));
    if (purpose !== 'restart') return this.abandon();
    this.desk.preface.push(this.desk.text('form.restart.done'));
    this.draft.answers = {};
    delete this.draft.challenge;
    return this.begin('');
  }

  /** Asks the present question (again). */
  async ask(): Promise<DialogTurnResult> {
    const prompt = promptOf(this.request, this.draft.answers, this.state.asking);
    if (this.field) await askField(this.context, prompt, this.place(this.field), this.state.offers);
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
        return this.tell(reading.because);
      case 'unclear':
        return this.misunderstood(reading.because);
    }
  }

  private async accept(answer: Answer, field: Field, said = ''): Promise<DialogTurnResult> {
    this.draft.answers[field.name] = answer;
    if (answer.kind === 'contact') this.forgetProof();
    if (said) this.fill(said, field.fact === 'what');
    return this.askNext();
  }

  private async misunderstood(because?: string): Promise<DialogTurnResult> {
    this.desk.talk.misses++;
    delete this.state.offers;
    return this.tell(because ?? this.desk.text('form.again'));
  }

  private pickOffer(said: string): Answer | undefined {
    const is = ({ label }: Offer) => label.toLowerCase() === said.toLowerCase();
    return this.state.offers?.find(is)?.answer;
  }

  private async hearReview(said: string): Promise<DialogTurnResult> {
    const decision = readReview(said, this.desk, this.request, this.draft.answers);
    switch (decision.kind) {
      case 'send':
        return this.file();
      case 'cancel':
        return this.confirm('cancel');
      case 'change':
        return this.goTo(decision.field);
      case 'which':
        return this.tell(this.desk.text('form.review.which'));
      case 'unclear': {
        if (this.correct(said)) return this.ask();
        const command = readCommand(said, { desk: this.desk, answers: this.draft.answers });
        if (command) return this.obey(command);
        const send = this.desk.text('form.review.send');
        return this.misunderstood(this.desk.text('form.review.again', { send }));
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
    if (field.kind === 'evidence') {
      const files = evidenceIn(this.draft.answers);
      return this.accept({ kind: 'evidence', files, complete: true }, field);
    }
    if (how === 'skip' && !field.required)
      return this.accept({ kind: 'not-given', why: 'skipped' }, field);
    if (field.mayBeUnknown) return this.accept({ kind: 'not-given', why: 'unknown' }, field);
    return this.misunderstood(this.desk.text('form.required'));
  }

  private async confirm(purpose: ConfirmPurpose): Promise<DialogTurnResult> {
    this.state.confirming = purpose;
    const prompt = promptOf(this.request, this.draft.answers, this.state.asking);
    const request = this.desk.text(requestText(this.request, 'name'));
    return this.dialogs.beginDialog(confirmDialogId, { purpose, prompt, params: { request } });
  }

  private async abandon(): Promise<DialogTurnResult> {
    this.desk.preface.push(this.desk.text('form.cancel.done'));
    return this.end();
  }

  private async file(): Promise<DialogTurnResult> {
    const { answers } = this.draft;
    const receipt = await this.desk.file(this.request, answers);
    await sayReceipt(this.context, receipt, this.request, answers);
    return this.end();
  }

  private async end(): Promise<DialogTurnResult> {
    delete this.desk.talk.draft;
    this.desk.talk.misses = 0;
    return this.dialogs.endDialog();
  }

  private get dialogs(): DialogContext {
    if (!this.dc) throw new Error('a form that only asks again cannot move on');
    return this.dc;
  }

  /** Another contact has to be proven anew. */
  private forgetProof(): void {
    const proof = this.request.fields.find(({ kind }) => kind === 'identity');
    if (proof) delete this.draft.answers[proof.name];
    delete this.draft.challenge;
  }

  /** A draft of another version of the form keeps the answers that still fit. */
  private renewDraft(): void {
    if (this.draft.version === this.request.version) return;
    this.draft.answers = fittingAnswers(this.request, this.draft.answers);
    this.draft.version = this.request.version;
    this.desk.preface.push(this.desk.text('form.newVersion'));
  }

  /** Files that came before there was a request belong to it. */
  private adoptFiles(): void {
    const field = this.request.fields.find(({ kind }) => kind === 'evidence');
    const { files } = this.desk.talk;
    if (!field || files.length === 0) return;
    this.draft.answers[field.name] = { kind: 'evidence', files: [...files], complete: false };
    this.desk.talk.files = [];
  }
}
