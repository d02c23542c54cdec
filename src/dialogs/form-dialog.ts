import type { TurnContext } from 'botbuilder';
import { requestTypes } from '../domain/requests';
import type { Field } from '../domain/requests/request-type';
import { activeInstance } from './active-instance';
import { deskTurn } from './desk-turn';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from './dialog-sdk';
import { draftOf } from './drafts';
import { Form } from './form';
import type { FormState } from './form-state';
import { reviewStep } from './form-walk';

export const formDialogId = 'form';

export interface FormOptions {
  type: string;
  /** What the customer said already; it may answer some of the questions. */
  told?: string;
}

/** The one dialog that takes every request: asks what is still open, shows all for review, files it. */
export class FormDialog extends Dialog<FormOptions> {
  constructor() {
    super(formDialogId);
  }

  override async beginDialog(dc: DialogContext, options?: FormOptions): Promise<DialogTurnResult> {
    if (!options) throw new Error('a form needs a request type');
    const instance = activeInstance(dc);
    instance.state = { type: options.type, asking: reviewStep } satisfies FormState;
    draftOf(deskTurn(dc.context), options.type);
    return new Form(dc.context, instance.state, dc).begin(options.told ?? '');
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const said = (dc.context.activity.text ?? '').trim();
    return new Form(dc.context, activeInstance(dc).state, dc).hear(said);
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    return new Form(dc.context, activeInstance(dc).state, dc).confirmed(result);
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await new Form(context, instance.state).ask();
  }
}

/** The type of the request that is being filled in now, if one is. */
export function askedForm({ activeDialog }: DialogContext): string | undefined {
  return activeDialog?.id === formDialogId ? (activeDialog.state as FormState).type : undefined;
}

/** The field that a form is asking now, if one is. */
export function askedField(dc: DialogContext): Field | undefined {
  const instance = dc.activeDialog;
  if (instance?.id !== formDialogId) return undefined;
  const { type, asking }: FormState = instance.state;
  return requestTypes.get(type)?.fields.find(field => field.name === asking);
}
