import type { RequestType } from './request-type';
import { waysField } from './ways';

/** "I would like to have offers again." */
export const optIn = {
  type: 'opt-in',
  version: 1,
  intent: 'optin',
  i18n: 'optIn',
  fields: [waysField, { name: 'reach', fact: 'contact', kind: 'contact', required: true }],
  clocks: ['objectionFulfil'],
  preference: { purpose: 'marketing', allowed: true },
  menu: 'preferences',
} as const satisfies RequestType;
