import caseworkEn from '../../locales/en/casework.json';
import channelsEn from '../../locales/en/channels.json';
import chatsEn from '../../locales/en/chats.json';
import formEn from '../../locales/en/form.json';
import mailEn from '../../locales/en/mail.json';
import personEn from '../../locales/en/person.json';
import policyEn from '../../locales/en/policy.json';
import receiptEn from '../../locales/en/receipt.json';
import replyEn from '../../locales/en/reply.json';
import requestsEn from '../../locales/en/requests.json';
import staffEn from '../../locales/en/staff.json';
import statusEn from '../../locales/en/status.json';
import talkEn from '../../locales/en/talk.json';
import watchEn from '../../locales/en/watch.json';
import caseworkVi from '../../locales/vi/casework.json';
import channelsVi from '../../locales/vi/channels.json';
import chatsVi from '../../locales/vi/chats.json';
import formVi from '../../locales/vi/form.json';
import mailVi from '../../locales/vi/mail.json';
import personVi from '../../locales/vi/person.json';
import policyVi from '../../locales/vi/policy.json';
import receiptVi from '../../locales/vi/receipt.json';
import replyVi from '../../locales/vi/reply.json';
import requestsVi from '../../locales/vi/requests.json';
import staffVi from '../../locales/vi/staff.json';
import statusVi from '../../locales/vi/status.json';
import talkVi from '../../locales/vi/talk.json';
import watchVi from '../../locales/vi/watch.json';
import type { Language } from '../domain/language';

/** What the desk can say: one tree a language, one file of `locales/<language>` a branch. */
const en = {
  casework: caseworkEn,
  channels: channelsEn,
  chats: chatsEn,
  form: formEn,
  mail: mailEn,
  person: personEn,
  policy: policyEn,
  receipt: receiptEn,
  reply: replyEn,
  requests: requestsEn,
  staff: staffEn,
  status: statusEn,
  talk: talkEn,
  watch: watchEn,
};
const vi: typeof en = {
  casework: caseworkVi,
  channels: channelsVi,
  chats: chatsVi,
  form: formVi,
  mail: mailVi,
  person: personVi,
  policy: policyVi,
  receipt: receiptVi,
  reply: replyVi,
  requests: requestsVi,
  staff: staffVi,
  status: statusVi,
  talk: talkVi,
  watch: watchVi,
};

export type DeskTexts = typeof en;
export const resources: Readonly<Record<Language, DeskTexts>> = { vi, en };
