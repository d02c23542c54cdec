import type { TurnContext } from 'botbuilder';
import { readChoice } from '../language/answers/read-choice';
import { readYesNo } from '../language/answers/read-yes-no';
import { type DeskTurn, deskTurn } from './desk-turn';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogTurnResult,
} from './dialog-sdk';
import { pressedErrand, spokenErrand } from './errand';
import { personOffered } from './misses';
import type { Prompt } from './replies';
import { ask } from './say';

/** What the customer is asked to confirm; the texts are `form.<purpose>.ask`, `.yes` and `.no`. */
export type ConfirmPurpose = 'cancel' | 'restart' | 'resume' | 'switch' | 'withdraw';

interface ConfirmState {
  purpose: ConfirmPurpose;
  prompt: Prompt;
  /** What the question mentions, e.g. the request's name. */
  params: { request: string; other?: string };
}

/** How sure it must be that something else is wanted. */
const likely = 0.6;

export const confirmDialogId = 'confirm';

/** Asks a yes or no before something that cannot be undone; ends with a boolean. */
export class ConfirmDialog extends Dialog<ConfirmState> {
  constructor() {
    super(confirmDialogId);
  }

  override async beginDialog(dc: DialogContext, options?: ConfirmState): Promise<DialogTurnResult> {
    if (!options) throw new Error('a confirmation needs a purpose');
    stateOf(dc.activeDialog).confirm = options;
    await this.ask(dc.context, options);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const desk = deskTurn(dc.context);
    const { confirm } = stateOf(dc.activeDialog);
    const said = (dc.context.activity.text ?? '').trim();
    const answer = this.read(said, confirm.purpose, desk);
    if (answer !== undefined) {
      desk.talk.misses = 0;
      return dc.endDialog(answer);
    }
    // Who is offered an old request and names another one has answered, in a way.
    if (confirm.purpose === 'resume' && isErrand(said, desk)) return dc.endDialog({ onward: said });
    desk.preface.push(desk.text('form.again'));
    desk.talk.misses++;
    await this.ask(dc.context, confirm);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await this.ask(context, stateOf(instance).confirm);
  }

  private read(said: string, purpose: ConfirmPurpose, desk: DeskTurn): boolean | undefined {
    const options = (['yes', 'no'] as const).map(code => ({
      code,
      label: desk.text(`form.${purpose}.${code}`),
      synonyms: [],
    }));
    const [pressed] = readChoice(said, options, { multiple: false }).chosen;
    if (!pressed && purpose === desk.intentOf(said).intent) return true;
    const answer = pressed ?? readYesNo(said, { language: desk.language });
    return answer === undefined ? undefined : answer === 'yes';
  }

  private async ask(
    context: TurnContext,
    { purpose, prompt, params }: ConfirmState,
  ): Promise<void> {
    const desk = deskTurn(context);
    await ask(
      context,
      { ...prompt, field: purpose },
      [desk.text(`form.${purpose}.yes`), desk.text(`form.${purpose}.no`), ...personOffered(desk)],
      desk.text(`form.${purpose}.ask`, params),
    );
  }
}

const isErrand = (said: string, desk: DeskTurn): boolean =>
  (pressedErrand(said, desk) ?? spokenErrand(said, desk, likely)) !== undefined;

const stateOf = (instance: DialogInstance | undefined): { confirm: ConfirmState } => {
  if (!instance) throw new Error('no confirmation is under way');
  return instance.state;
};
