import type { RequestType } from './request-type';

/** "Do not share my data within the group." (the notice, section B) */
export const sharingOptOut = {
  type: 'sharing-opt-out',
  version: 1,
  intent: 'optout.sharing',
  i18n: 'sharingOptOut',
  fields: [{ name: 'reach', fact: 'contact', kind: 'contact', required: true }],
  clocks: ['objectionFulfil'],
  preference: { purpose: 'sharing', allowed: false },
  menu: 'preferences',
} as const satisfies RequestType;
