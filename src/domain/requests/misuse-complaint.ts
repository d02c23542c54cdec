import { behalfFields } from './behalf';
import type { RequestType } from './request-type';

/** "My data was used outside the announced purpose or scope" (the notice, section E). */
export const misuseComplaint = {
  type: 'misuse-complaint',
  version: 1,
  intent: 'complaint',
  i18n: 'misuseComplaint',
  fields: [
    { name: 'what', fact: 'what', kind: 'text', required: true },
    { name: 'when', fact: 'when', kind: 'time', required: true, mayBeUnknown: true },
    {
      name: 'how',
      fact: 'how',
      kind: 'choices',
      required: true,
      mayBeUnknown: true,
      choices: ['call', 'sms', 'email', 'social', 'web', 'other'],
    },
    {
      name: 'data',
      fact: 'data',
      kind: 'choices',
      required: true,
      mayBeUnknown: true,
      choices: [
        'phone',
        'name',
        'id-number',
        'birth-date',
        'address',
        'email',
        'bank',
        'purchase-history',
        'other',
      ],
    },
    { name: 'who', fact: 'who', kind: 'text', required: false, mayBeUnknown: true },
    { name: 'evidence', kind: 'evidence', required: false },
    { name: 'name', fact: 'name', kind: 'name', required: true },
    { name: 'reach', fact: 'contact', kind: 'contact', required: true },
    ...behalfFields,
  ],
  clocks: ['complaintPromise'],
  menu: 'complaint',
} as const satisfies RequestType;
