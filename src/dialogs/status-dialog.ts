import type { TurnContext } from 'botbuilder';
import type { Case } from '../domain/case';
import { activeInstance } from './active-instance';
import { deskTurn } from './desk-turn';
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
    return new StatusLookup(dc.context, instance.state, dc).begin(options?.told ?? '');
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

/** The case that the customer is looking at, so that what she sends belongs to it. */
export async function openedCase(dc: DialogContext): Promise<Case | undefined> {
  const instance = dc.activeDialog;
  if (instance?.id !== statusDialogId) return undefined;
  const { step, reference }: StatusState = instance.state;
  return step === 'open' && reference ? deskTurn(dc.context).findCase(reference) : undefined;
}
