import type { Field } from './request-type';

/** Who asks, where she is reached, and the proof that it is she: for whatever opens or changes data. */
export const provenContactFields: readonly Field[] = [
  { name: 'name', fact: 'name', kind: 'name', required: true },
  { name: 'reach', fact: 'contact', kind: 'contact', required: true },
  { name: 'identity', kind: 'identity', required: true },
];
