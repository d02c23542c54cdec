import type { DialogContext } from 'botbuilder-dialogs';
import { requestTypes } from '../domain/requests';
import type { RequestType } from '../domain/requests/request-type';
import { deskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { type FormOptions, formDialogId } from './form-dialog';
import { askGroup, askMenu, pressedInMenu } from './menu';
import { policyAnswer } from './policy-answer';
import { isPolicyQuestion } from './policy-question';
import { resumeDialogId } from './resume-dialog';
import { ask } from './say';
import { type StatusOptions, statusDialogId } from './status-dialog';

/** Finds what a message is for while nothing else is asked, and begins it. */
export async function route(dc: DialogContext, said: string): Promise<void> {
  const desk = deskTurn(dc.context);
  if (desk.talk.draft) {
    await dc.beginDialog(resumeDialogId);
    return;
  }
  const pressed = pressedInMenu(said, desk);
  if (typeof pressed === 'string') return askGroup(dc.context, pressed);
  if (!pressed && isPolicyQuestion(said, desk)) return answerPolicy(dc, said);
  const { intent } = desk.intentOf(said);
  if (said === desk.text('talk.menu.choices.status') || (!pressed && intent === 'status')) {
    const options: StatusOptions = { told: said };
    await dc.beginDialog(statusDialogId, options);
    return;
  }
  const request = pressed ?? requestMeant(intent);
  if (!request) return showMenu(dc, intent);
  desk.talk.misses = 0;
  desk.preface.push(desk.text(requestText(request, 'intro')));
  const options: FormOptions = { type: request.type, ...(!pressed && { told: said }) };
  await dc.beginDialog(formDialogId, options);
}

async function answerPolicy(dc: DialogContext, question: string): Promise<void> {
  const { paragraphs, choices } = policyAnswer(deskTurn(dc.context), question);
  const prompt = { form: 'menu', field: 'policy', index: 1, total: 1 };
  await ask(dc.context, prompt, choices, ...paragraphs);
}

async function showMenu(dc: DialogContext, intent: string): Promise<void> {
  const desk = deskTurn(dc.context);
  if (intent !== 'none') return askMenu(dc.context);
  desk.talk.misses++;
  const { supportPhone: phone, supportEmail: email } = desk.facts;
  if (desk.talk.misses === 1) {
    desk.preface.push(desk.text('talk.menu.outside', { phone, email }));
    return askMenu(dc.context);
  }
  if (desk.talk.misses > 2) desk.preface.push(desk.text('talk.human.contacts', { phone, email }));
  await askMenu(dc.context, 'again');
}

const requestMeant = (intent: string): RequestType | undefined =>
  [...requestTypes.values()].find(request => request.intent === intent);
