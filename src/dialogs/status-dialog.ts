import type { TurnContext } from 'botbuilder';
import type { Case } from '../domain/case';
import { activeInstance } from './active-instance';
import { type DeskTurn, deskTurn } from './desk-turn';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from './dialog-sdk';
import { StatusLookup, type StatusState } from './status-lookup';

export const statusDialogId = 'status';

export interface StatusOptions {
  /** What the customer said; it may name the case. */
  told?: string;
  /** The case that staff asked about: what was said is the answer. */
  answers?: string;
}

/** "How far is my case?": finds it, tells how it stands, and takes what the customer wants to add. */
export class StatusDialog extends Dialog<StatusOptions> {
  constructor() {
    super(statusDialogId);
  }

  override async beginDialog(
    dc: DialogContext,
    options?: StatusOptions,
  ): Promise<DialogTurnResult> {
    const instance = activeInstance(dc);
    instance.state = { step: 'reference' } satisfies StatusState;
    const lookup = new StatusLookup(dc.context, instance.state, dc);
    const { told = '', answers } = options ?? {};
    return answers === undefined ? lookup.begin(told) : lookup.answer(answers, told);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const said = (dc.context.activity.text ?? '').trim();
    return new StatusLookup(dc.context, activeInstance(dc).state, dc).hear(said);
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    withdraw?: unknown,
  ): Promise<DialogTurnResult> {
    const lookup = new StatusLookup(dc.context, activeInstance(dc).state, dc);
    return withdraw === true ? lookup.withdraw() : lookup.ask();
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await new StatusLookup(context, instance.state).ask();
  }
}

/** The case that staff asked the customer something about, until she has answered. */
export async function askedCase(desk: DeskTurn): Promise<Case | undefined> {
  const { answering } = desk.talk;
  const found = answering === undefined ? undefined : await desk.findCase(answering);
  return found?.state === 'waiting-for-customer' || found?.state === 'in-progress'
    ? found
    : undefined;
}

/** The case that the customer is looking at, or was asked about, so that what she sends belongs to it. */
export async function openedCase(dc: DialogContext): Promise<Case | undefined> {
  const instance = dc.activeDialog;
  const desk = deskTurn(dc.context);
  if (!instance) return askedCase(desk);
  if (instance?.id !== statusDialogId) return undefined;
  const { step, reference }: StatusState = instance.state;
  return step === 'open' && reference ? desk.findCase(reference) : undefined;
}
