import { offerWays } from '../preference';
import type { Field } from './request-type';

/** By which ways offers shall come no more, or again; all of them where none was named. */
export const waysField: Field = {
  name: 'ways',
  fact: 'ways',
  kind: 'choices',
  required: true,
  choices: ['all', ...offerWays],
  default: { kind: 'choices', chosen: ['all'] },
};
