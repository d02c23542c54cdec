import { deskTurn } from './desk-turn';
import type { DialogContext } from './dialog-sdk';
import { draftToOffer } from './drafts';
import { type Errand, pressedErrand, spokenErrand } from './errand';
import { requestText } from './fields/field-texts';
import { type FormOptions, formDialogId } from './form-dialog';
import { askGroup, askMenu } from './menu';
import { policyAnswer } from './policy-answer';
import { isPolicyQuestion } from './policy-question';
import { type ResumeOptions, resumeDialogId } from './resume-dialog';
import { ask } from './say';
import { type StatusOptions, statusDialogId } from './status-dialog';

/** Finds what a message is for while nothing else is asked, and begins it. */
export async function route(dc: DialogContext, said: string): Promise<void> {
  const desk = deskTurn(dc.context);
  if (desk.talk.draft && draftToOffer(desk)) return offerDraft(dc, said);
  const pressed = pressedErrand(said, desk);
  if (!pressed && isPolicyQuestion(said, desk)) return answerPolicy(dc, said);
  const errand = pressed ?? spokenErrand(said, desk);
  if (!errand) return showMenu(dc, said);
  desk.talk.misses = 0;
  await begin(dc, errand, pressed ? '' : said);
}

/** Offers what was left unfinished; `told` is what the customer came with, should she let it go. */
export async function offerDraft(dc: DialogContext, told = ''): Promise<void> {
  const options: ResumeOptions = { told };
  await dc.beginDialog(resumeDialogId, options);
}

async function begin(dc: DialogContext, errand: Errand, told: string): Promise<void> {
  const desk = deskTurn(dc.context);
  switch (errand.kind) {
    case 'group':
      return askGroup(dc.context, errand.group);
    case 'status': {
      const options: StatusOptions = { told };
      await dc.beginDialog(statusDialogId, options);
      return;
    }
    case 'request': {
      desk.preface.push(desk.text(requestText(errand.request, 'intro')));
      const options: FormOptions = { type: errand.request.type, ...(told && { told }) };
      await dc.beginDialog(formDialogId, options);
    }
  }
}

async function answerPolicy(dc: DialogContext, question: string): Promise<void> {
  const { paragraphs, choices } = policyAnswer(deskTurn(dc.context), question);
  const prompt = { form: 'menu', field: 'policy', index: 1, total: 1 };
  await ask(dc.context, prompt, choices, ...paragraphs);
}

async function showMenu(dc: DialogContext, said: string): Promise<void> {
  const desk = deskTurn(dc.context);
  if (draftToOffer(desk)) return offerDraft(dc);
  if (desk.intentOf(said).intent !== 'none') return askMenu(dc.context);
  desk.talk.misses++;
  const { supportPhone: phone, supportEmail: email } = desk.facts;
  if (desk.talk.misses === 1) {
    desk.preface.push(desk.text('talk.menu.outside', { phone, email }));
    return askMenu(dc.context);
  }
  if (desk.talk.misses > 2) desk.preface.push(desk.text('talk.human.contacts', { phone, email }));
  await askMenu(dc.context, 'again');
}
