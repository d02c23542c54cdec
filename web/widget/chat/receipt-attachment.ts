import { type ReceiptEntity, receiptOf } from './entities';
import { boxFilledWith } from './react-element';
import { plainReceipt, receiptCard, receiptRows } from './receipt-card';
import { type Language, textsOf } from './texts';

const contentType = 'application/vnd.paragon.receipt';

/** Gives an activity that files a case an attachment, which Web Chat then shows as the receipt's card. */
export function withReceiptAttachment(activity: WebChatActivity): WebChatActivity {
  const receipt = receiptOf(activity);
  if (!receipt || activity.attachments?.some(each => each.contentType === contentType))
    return activity;
  const attachment: WebChatAttachment = { contentType, content: receipt };
  return { ...activity, attachments: [...(activity.attachments ?? []), attachment] };
}

export function receiptMiddleware(language: Language): WebChatAttachmentMiddleware {
  return () => next => data => {
    const receipt = receiptIn(data.attachment);
    if (!receipt) return next(data);
    return boxFilledWith(`${receipt.reference} ${language}`, () => receiptCard(receipt, language));
  };
}

export function receiptForScreenReaderMiddleware(language: Language): WebChatAttachmentMiddleware {
  return () => next => data => {
    const receipt = receiptIn(data.attachment);
    if (!receipt) return next(data);
    return () =>
      boxFilledWith(`${receipt.reference} ${language}`, () =>
        document.createTextNode(
          plainReceipt(textsOf(language).receipt, receiptRows(receipt, language)),
        ),
      );
  };
}

const receiptIn = (attachment: WebChatAttachment): ReceiptEntity | undefined =>
  attachment.contentType === contentType ? (attachment.content as ReceiptEntity) : undefined;
