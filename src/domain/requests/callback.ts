import type { RequestType } from './request-type';

/**
 * "Please call me back": made where somebody wants a person and none is there. What is known already is
 * not asked again; usually only how to reach her is.
 */
export const callback = {
  type: 'callback',
  version: 1,
  // Nobody asks for it in words of its own: who wants a person is given one, or this.
  intent: 'callback',
  i18n: 'callback',
  fields: [
    { name: 'what', fact: 'what', kind: 'text', required: true },
    {
      name: 'name',
      fact: 'name',
      kind: 'name',
      required: false,
      default: { kind: 'not-given', why: 'skipped' },
    },
    { name: 'reach', fact: 'contact', kind: 'contact', required: true },
  ],
  clocks: ['complaintPromise'],
} as const satisfies RequestType;
