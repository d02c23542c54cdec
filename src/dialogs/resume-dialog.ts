import { requestTypes } from '../domain/requests';
import { confirmDialogId } from './confirm-dialog';
import { deskTurn } from './desk-turn';
import { Dialog, type DialogContext, type DialogReason, type DialogTurnResult } from './dialog-sdk';
import { parkDraft } from './drafts';
import { type Onward, onwardIn, pressedErrand, spokenErrand } from './errand';
import { requestText } from './fields/field-texts';
import { formDialogId } from './form-dialog';
import { promptOf } from './form-walk';

export const resumeDialogId = 'resume';

export interface ResumeOptions {
  /** What the customer said when she was asked; done where she lets the unfinished request go. */
  told?: string;
}

/** Offers an unfinished request again: goes on with it, or lets it go. */
export class ResumeDialog extends Dialog<ResumeOptions> {
  constructor() {
    super(resumeDialogId);
  }

  override async beginDialog(
    dc: DialogContext,
    options?: ResumeOptions,
  ): Promise<DialogTurnResult> {
    const desk = deskTurn(dc.context);
    const { draft } = desk.talk;
    const request = draft && requestTypes.get(draft.type);
    if (!request || !dc.activeDialog) return dc.endDialog();
    dc.activeDialog.state = { told: options?.told ?? '' };
    return dc.beginDialog(confirmDialogId, {
      purpose: 'resume',
      prompt: promptOf(request, draft.answers, 'resume'),
      params: { request: desk.text(requestText(request, 'name')) },
    });
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    goOn?: unknown,
  ): Promise<DialogTurnResult> {
    const desk = deskTurn(dc.context);
    const type = desk.talk.draft?.type;
    if (goOn === true && type) {
      desk.preface.push(desk.text('form.resume.kept'));
      return dc.replaceDialog(formDialogId, { type });
    }
    const other = onwardIn(goOn);
    if (other !== undefined) {
      parkDraft(desk);
      return dc.endDialog({ onward: other } satisfies Onward);
    }
    delete desk.talk.draft;
    const told: string = dc.activeDialog?.state.told ?? '';
    const isErrand = pressedErrand(told, desk) ?? spokenErrand(told, desk);
    return dc.endDialog(isErrand ? ({ onward: told } satisfies Onward) : undefined);
  }
}
