import { behalfFields } from './behalf';
import { provenContactFields } from './proven-contact';
import type { RequestType } from './request-type';

/** "Something that you keep about me is wrong." (the notice, section D) */
export const correction = {
  type: 'correction',
  version: 1,
  intent: 'request.correct',
  i18n: 'correction',
  fields: [
    { name: 'wrong', kind: 'text', required: true },
    { name: 'correct', kind: 'text', required: true },
    { name: 'evidence', kind: 'evidence', required: false },
    ...provenContactFields,
    ...behalfFields,
  ],
  clocks: ['statutoryReply', 'accessFulfil'],
  menu: 'data',
} as const satisfies RequestType;
