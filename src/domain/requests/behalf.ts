import type { Answers } from '../answers';
import type { Field } from './request-type';

const forSomebodyElse = ({ behalf }: Answers): boolean =>
  behalf?.kind === 'choices' && behalf.chosen.includes('other');

/**
 * A request can be made for a child, a parent, or whoever one has the right to speak for: then who that
 * is and by what right is asked. Nobody is asked for whom it is; it is told, or changed in the review.
 */
export const behalfFields: readonly Field[] = [
  {
    name: 'behalf',
    fact: 'behalf',
    kind: 'choices',
    required: true,
    choices: ['self', 'other'],
    default: { kind: 'choices', chosen: ['self'] },
  },
  { name: 'person', kind: 'text', required: true, when: forSomebodyElse },
  { name: 'right', kind: 'text', required: true, when: forSomebodyElse },
];
