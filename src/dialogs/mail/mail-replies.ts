import type { Activity, TurnContext } from 'botbuilder';
import { deskTurn } from '../desk-turn';
import { statement } from '../replies';
import type { MailData } from './mail-message';

/** What an answer carries beside its words. */
export interface AnswerOptions {
  /** The case that it is about: in the subject, so that a reply finds it again. */
  reference?: string;
  entities?: Activity['entities'];
}

/**
 * Answers a mail, in one mail. Its subject is the desk's own: nothing of what somebody wrote is sent to
 * an address that anybody could have given.
 */
export async function answerMail(
  context: TurnContext,
  ...said: (string | AnswerOptions)[]
): Promise<void> {
  const desk = deskTurn(context);
  const { reference, entities }: AnswerOptions = Object.assign(
    {},
    ...said.filter(part => typeof part === 'object'),
  );
  const subject = reference
    ? desk.text('mail.subject.case', { reference })
    : desk.text('mail.subject.plain');
  const data: MailData = { subject };
  await context.sendActivity({
    ...statement(
      desk.text('mail.hello'),
      ...desk.preface.splice(0),
      ...said.filter(part => typeof part === 'string'),
      desk.text('mail.urgent', { phone: desk.facts.supportPhone }),
      [desk.text('mail.mistaken'), desk.text('mail.automatic')].join(' '),
    ),
    locale: desk.language,
    channelData: { paragon: { mail: data } },
    ...(entities && { entities }),
  });
}
