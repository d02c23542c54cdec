import { behalfFields } from './behalf';
import { provenContactFields } from './proven-contact';
import type { RequestType } from './request-type';

/** "What do you keep about me?" (the notice, section D) */
export const access = {
  type: 'access',
  version: 1,
  intent: 'request.access',
  i18n: 'access',
  fields: [
    {
      name: 'scope',
      kind: 'choices',
      required: true,
      choices: ['all', 'profile', 'contact', 'purchases', 'interests', 'website', 'other'],
    },
    ...provenContactFields,
    ...behalfFields,
  ],
  clocks: ['statutoryReply', 'accessFulfil'],
  menu: 'data',
} as const satisfies RequestType;
