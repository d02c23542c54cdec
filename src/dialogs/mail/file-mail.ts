import type { TurnContext } from 'botbuilder';
import type { Answers } from '../../domain/answers';
import type { RequestType } from '../../domain/requests/request-type';
import { formatInstant } from '../../i18n/formats';
import { type DeskTurn, deskTurn, type Receipt } from '../desk-turn';
import { requestText } from '../fields/field-texts';
import { clockText, lowerFirst, preferenceParagraphs, receiptEntity } from '../receipt';
import { receiveFiles } from '../receive-files';
import type { MailMessage } from './mail-message';
import { answerMail } from './mail-replies';
import { answersIn, needsProof, openQuestions, requestsIn } from './mail-request';

/** Makes a case of a mail (or two, see `requestsIn`), and answers with number, code and due date. */
export async function fileMail(context: TurnContext, mail: MailMessage): Promise<void> {
  const desk = deskTurn(context);
  const files = receiveFiles(desk, []);
  const said: string[] = [];
  const receipts: Receipt[] = [];
  for (const request of requestsIn(mail, desk, files.length > 0)) {
    const answers = answersIn(mail, request, desk, request.preference ? [] : files);
    const receipt = await desk.file(request, answers);
    receipts.push(receipt);
    said.push(...paragraphsOf(desk, receipt, request, answers));
  }
  const reference = receipts.at(-1)?.reference ?? '';
  await answerMail(context, { reference, entities: receipts.map(receiptEntity) }, ...said);
}

function paragraphsOf(
  desk: DeskTurn,
  receipt: Receipt,
  request: RequestType,
  answers: Answers,
): string[] {
  if (request.preference) return preferenceParagraphs(desk, receipt, request, answers);
  const open = openQuestions(request, answers, desk);
  return [
    desk.text('mail.filed', {
      request: lowerFirst(desk.text(requestText(request, 'name'))),
      reference: receipt.reference,
      accessCode: receipt.accessCode,
      receivedAt: formatInstant(desk.language, receipt.receivedAt),
    }),
    ...receipt.clocks.map(clock => clockText(desk, clock)),
    ...(needsProof(request) ? [desk.text('mail.verify')] : []),
    ...(open ? [desk.text('mail.missing', { fields: open })] : []),
    desk.text('mail.next', { url: desk.facts.receiptUrl }),
  ];
}
