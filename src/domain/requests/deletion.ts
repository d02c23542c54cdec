import { behalfFields } from './behalf';
import { provenContactFields } from './proven-contact';
import type { RequestType } from './request-type';

/** "Delete what you keep about me." (the notice, section D) */
export const deletion = {
  type: 'deletion',
  version: 1,
  intent: 'request.delete',
  i18n: 'deletion',
  fields: [
    {
      name: 'scope',
      kind: 'choices',
      required: true,
      choices: ['all', 'account', 'offers', 'website', 'other'],
    },
    { name: 'consequences', kind: 'consequences', required: true },
    ...provenContactFields,
    ...behalfFields,
  ],
  clocks: ['statutoryReply', 'deletionFulfil'],
  menu: 'data',
} as const satisfies RequestType;
