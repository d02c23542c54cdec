import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import type { Language } from '../domain/language';
import { ConfirmDialog } from './confirm-dialog';
import { deskTurn } from './desk-turn';
import { FormDialog } from './form-dialog';
import { askAgain, interrupt } from './interruptions';
import { askMenu } from './menu';
import { ResumeDialog } from './resume-dialog';
import { route } from './route';
import { StatusDialog } from './status-dialog';

/** The conversation as a whole: it greets, lets an interruption go first, and else the dialogs speak. */
export class DeskConversation {
  private readonly dialogs: DialogSet;

  constructor(state: StatePropertyAccessor<DialogState>) {
    this.dialogs = new DialogSet(state)
      .add(new FormDialog())
      .add(new ConfirmDialog())
      .add(new ResumeDialog())
      .add(new StatusDialog());
  }

  async greet(context: TurnContext): Promise<void> {
    const desk = deskTurn(context);
    desk.preface.push(desk.text('talk.greeting'));
    await askMenu(context);
  }

  /** The page's own switch of language: the open question is asked again in the other one. */
  async changeLanguage(context: TurnContext, language: Language): Promise<void> {
    const desk = deskTurn(context);
    if (desk.language === language) return;
    const dc = await this.dialogs.createContext(context);
    desk.language = language;
    desk.preface.push(desk.text('talk.languageChanged'));
    await askAgain(dc);
  }

  async hear(context: TurnContext): Promise<void> {
    const said = (context.activity.text ?? '').trim();
    const dc = await this.dialogs.createContext(context);
    if (await interrupt(dc, said)) return;
    const turn = await dc.continueDialog();
    if (turn.status === DialogTurnStatus.empty) await route(dc, said);
    if (turn.status === DialogTurnStatus.complete) await askMenu(context, 'more');
  }
}
