import { behalfFields } from './behalf';
import { provenContactFields } from './proven-contact';
import type { RequestType } from './request-type';

/** "How was my data used, and who got it?" (the notice, section D) */
export const disclosure = {
  type: 'disclosure',
  version: 1,
  intent: 'request.disclosure',
  i18n: 'disclosure',
  fields: [
    {
      name: 'scope',
      kind: 'choices',
      required: true,
      choices: ['all', 'uses', 'recipients', 'group', 'other'],
    },
    ...provenContactFields,
    ...behalfFields,
  ],
  clocks: ['statutoryReply', 'accessFulfil'],
  menu: 'data',
} as const satisfies RequestType;
