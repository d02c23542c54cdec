import {
  Dialog,
  type DialogContext,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { requestTypes } from '../domain/requests';
import { confirmDialogId } from './confirm-dialog';
import { deskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { formDialogId } from './form-dialog';
import { promptOf } from './form-walk';

export const resumeDialogId = 'resume';

/** Offers an unfinished request again: goes on with it, or lets it go. */
export class ResumeDialog extends Dialog {
  constructor() {
    super(resumeDialogId);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const desk = deskTurn(dc.context);
    const { draft } = desk.talk;
    const request = draft && requestTypes.get(draft.type);
    if (!request) return dc.endDialog();
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
    if (goOn && type) {
      desk.preface.push(desk.text('form.resume.kept'));
      return dc.replaceDialog(formDialogId, { type });
    }
    delete desk.talk.draft;
    return dc.endDialog();
  }
}
