import formEn from '../../locales/en/form.json';
import policyEn from '../../locales/en/policy.json';
import receiptEn from '../../locales/en/receipt.json';
import requestsEn from '../../locales/en/requests.json';
import staffEn from '../../locales/en/staff.json';
import statusEn from '../../locales/en/status.json';
import talkEn from '../../locales/en/talk.json';
import formVi from '../../locales/vi/form.json';
import policyVi from '../../locales/vi/policy.json';
import receiptVi from '../../locales/vi/receipt.json';
import requestsVi from '../../locales/vi/requests.json';
import staffVi from '../../locales/vi/staff.json';
import statusVi from '../../locales/vi/status.json';
import talkVi from '../../locales/vi/talk.json';
import type { Language } from '../domain/language';

/** What the desk can say: one tree a language, one file of `locales/<language>` a branch. */
const en = {
  form: formEn,
  policy: policyEn,
  receipt: receiptEn,
  requests: requestsEn,
  staff: staffEn,
  status: statusEn,
  talk: talkEn,
};
const vi: typeof en = {
  form: formVi,
  policy: policyVi,
  receipt: receiptVi,
  requests: requestsVi,
  staff: staffVi,
  status: statusVi,
  talk: talkVi,
};

export type DeskTexts = typeof en;
export const resources: Readonly<Record<Language, DeskTexts>> = { vi, en };
