import type { RequestType } from './request-type';

/** "My data was used outside the announced purpose or scope" (the notice, section E). */
export const misuseComplaint = {
  type: 'misuse-complaint',
  version: 1,
  i18n: 'misuseComplaint',
  fields: [
    { name: 'what', kind: 'text', required: true },
    { name: 'when', kind: 'time', required: true, mayBeUnknown: true },
    {
      name: 'how',
      kind: 'choices',
      required: true,
      mayBeUnknown: true,
      choices: ['call', 'sms', 'email', 'social', 'web', 'other'],
    },
    {
      name: 'data',
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
    { name: 'who', kind: 'text', required: false, mayBeUnknown: true },
    { name: 'evidence', kind: 'evidence', required: false },
    { name: 'name', kind: 'name', required: true },
    { name: 'reach', kind: 'contact', required: true },
  ],
  clocks: ['complaintPromise'],
} as const satisfies RequestType;
