import type { RequestType } from './request-type';
import { waysField } from './ways';

/** "No more offers." (the notice, section B; advertising law asks for a way out that works) */
export const marketingOptOut = {
  type: 'marketing-opt-out',
  version: 1,
  intent: 'optout.marketing',
  i18n: 'marketingOptOut',
  fields: [waysField, { name: 'reach', fact: 'contact', kind: 'contact', required: true }],
  clocks: ['objectionFulfil'],
  preference: { purpose: 'marketing', allowed: false },
  menu: 'preferences',
} as const satisfies RequestType;
