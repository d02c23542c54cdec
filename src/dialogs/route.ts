import { type DeskTurn, deskTurn } from './desk-turn';
import type { DialogContext } from './dialog-sdk';
import { draftToOffer } from './drafts';
import { type Errand, pressedErrand, spokenErrand } from './errand';
import { requestText } from './fields/field-texts';
import { type FormOptions, formDialogId } from './form-dialog';
import { askGroup, askMenu } from './menu';
import { askForPerson, tellOfPerson } from './person/ask-for-person';
import { policyAnswer } from './policy-answer';
import { isPolicyQuestion } from './policy-question';
import { type ResumeOptions, resumeDialogId } from './resume-dialog';
import { ask } from './say';
import { askedCase, type StatusOptions, statusDialogId } from './status-dialog';

/** Finds what a message is for while nothing else is asked, and begins it. */
export async function route(dc: DialogContext, said: string): Promise<void> {
  const desk = deskTurn(dc.context);
  const pressed = pressedErrand(said, desk);
  const asked = pressed || meansElse(said, desk) ? undefined : await askedCase(desk);
  if (asked) {
    const options: StatusOptions = { told: said, answers: asked.reference };
    await dc.beginDialog(statusDialogId, options);
    return;
  }
  if (desk.talk.draft && draftToOffer(desk)) return offerDraft(dc, said);
  if (!pressed && isPolicyQuestion(said, desk)) return answerPolicy(dc, said);
  if (!pressed && meansPerson(said, desk)) {
    await askForPerson(dc);
    return;
  }
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

/** How sure it must be, in whatever many words. */
const likely = 0.6;

/** Whoever wants a person or asks how her case stands does not answer a question of staff. */
const meansElse = (said: string, desk: DeskTurn): boolean =>
  meansPerson(said, desk) || spokenErrand(said, desk, likely)?.kind === 'status';

function meansPerson(said: string, desk: DeskTurn): boolean {
  const { intent, confidence } = desk.intentOf(said);
  return intent === 'human' && confidence >= likely;
}

/** Above this, one part of a longer telling says it: “…, and I want to talk to a person”. */
const sure = 0.85;
const fewWords = 12;

function alsoMeansPerson(told: string, desk: DeskTurn): boolean {
  const parts = told.split(/[.,;:!?\n]+| and /).filter(part => part.trim() !== '');
  return (
    parts.length > 1 &&
    parts.some(part => {
      if (part.trim().split(/\s+/).length > fewWords) return false;
      const { intent, confidence } = desk.intentOf(part);
      return intent === 'human' && confidence >= sure;
    })
  );
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
      if (alsoMeansPerson(told, desk)) await tellOfPerson(desk);
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
  if (desk.talk.misses === 1) {
    const { supportPhone: phone, supportEmail: email } = desk.facts;
    desk.preface.push(desk.text('talk.menu.outside', { phone, email }));
    return askMenu(dc.context);
  }
  const choice = desk.text('talk.menu.choices.human');
  if (desk.talk.misses > 2) desk.preface.push(desk.text('person.offer', { choice }));
  await askMenu(dc.context, 'again');
}
