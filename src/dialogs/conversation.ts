import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { Language } from '../domain/language';
import { isWithPerson } from '../domain/live-chat';
import { askAgain } from './ask-again';
import { ConfirmDialog } from './confirm-dialog';
import { deskTurn } from './desk-turn';
import { type DialogContext, DialogSet, type DialogState, DialogTurnStatus } from './dialog-sdk';
import { draftToOffer } from './drafts';
import { onwardIn } from './errand';
import { FormDialog } from './form-dialog';
import { interrupt } from './interruptions';
import { askMenu } from './menu';
import { hearForPerson } from './person/hear-for-person';
import { fileUnreached, tellNobodyCame } from './person/nobody-came';
import { ResumeDialog } from './resume-dialog';
import { offerDraft, route } from './route';
import { StatusDialog } from './status-dialog';

/** Where `DialogStateManager` looks for its configuration. */
const memoryKey = 'DialogStateManagerConfiguration';

/** The conversation as a whole: it greets, lets an interruption go first, and else the dialogs speak. */
export class DeskConversation {
  private readonly dialogs: DialogSet;
  private memory: DialogContext['state']['configuration'] | undefined;

  constructor(state: StatePropertyAccessor<DialogState>) {
    this.dialogs = new DialogSet(state)
      .add(new FormDialog())
      .add(new ConfirmDialog())
      .add(new ResumeDialog())
      .add(new StatusDialog());
  }

  async greet(context: TurnContext): Promise<void> {
    const desk = deskTurn(context);
    if (isWithPerson(desk.talk.chat)) return;
    const dc = await this.open(context);
    const returns = dc.activeDialog ?? draftToOffer(desk);
    desk.preface.push(desk.text(returns ? 'talk.welcomeBack' : 'talk.greeting'));
    if (desk.talk.draft && !dc.activeDialog) await offerDraft(dc);
    else await askAgain(dc);
  }

  /** The page's own switch of language: the open question is asked again in the other one. */
  async changeLanguage(context: TurnContext, language: Language): Promise<void> {
    const desk = deskTurn(context);
    if (desk.language === language) return;
    desk.language = language;
    if (isWithPerson(desk.talk.chat)) return;
    const dc = await this.open(context);
    desk.preface.push(desk.text('talk.languageChanged'));
    await askAgain(dc);
  }

  async hear(context: TurnContext): Promise<void> {
    if (isWithPerson(deskTurn(context).talk.chat)) return hearForPerson(context);
    const said = (context.activity.text ?? '').trim();
    const dc = await this.open(context);
    if (await interrupt(dc, said)) return;
    const turn = await dc.continueDialog();
    if (turn.status === DialogTurnStatus.empty) await route(dc, said);
    if (turn.status === DialogTurnStatus.complete) await this.goOn(dc, onwardIn(turn.result));
  }

  /** Asks what was open once more, after somebody else has spoken. */
  async askAgain(context: TurnContext): Promise<void> {
    await askAgain(await this.open(context), 'more');
  }

  /** Nobody has taken her chat in time, for the reason in the turn's preface. */
  async nobodyCame(context: TurnContext): Promise<void> {
    await tellNobodyCame(await this.open(context));
  }

  /** She has not said how to reach her either. */
  async unreached(context: TurnContext): Promise<void> {
    await fileUnreached(await this.open(context));
  }

  /** The SDK works out anew in every turn what its dialogs could remember where; it is always the same. */
  private async open(context: TurnContext): Promise<DialogContext> {
    if (this.memory) context.turnState.set(memoryKey, this.memory);
    const dc = await this.dialogs.createContext(context);
    this.memory = dc.state.configuration;
    return dc;
  }

  /** After something has ended: what it gave way to, what was left unfinished, or the menu. */
  private async goOn(dc: DialogContext, onward: string | undefined): Promise<void> {
    if (onward !== undefined) await route(dc, onward);
    else if (draftToOffer(deskTurn(dc.context))) await offerDraft(dc);
    else await askMenu(dc.context, 'more');
  }
}
