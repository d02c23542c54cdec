import type { Case } from '../case';
import { DeskError } from '../errors';
import { requestTypes } from '../requests';
import { isErased } from './allowed-work';

/**
 * Links a case to the one that it repeats. Both stay as they are: where a request needs its proof of
 * identity, linking it to a proven one proves nothing, so only cases of equal proof are linked.
 * @throws DeskError `duplicate-refused`: itself, unknown, a duplicate too, or of less proof.
 */
export function linkDuplicate(request: Case, other: Case | undefined): Case {
  const refused =
    !other ||
    isErased(other) ||
    other.reference === request.reference ||
    other.duplicateOf !== undefined ||
    (needsProof(other) && !isProven(request));
  if (refused) throw new DeskError('duplicate-refused', 'the cases cannot be linked');
  return { ...request, duplicateOf: other.reference };
}

/** Whether a request opens or changes data, so that the customer has to prove who she is. */
export const needsProof = ({ type }: Pick<Case, 'type'>): boolean =>
  requestTypes.get(type)?.fields.some(({ kind }) => kind === 'identity') ?? false;

/** What proved her; none where nothing did. */
export const proofOf = ({ answers }: Pick<Case, 'answers'>) =>
  Object.values(answers).find(answer => answer.kind === 'identity')?.proven;

const isProven = (request: Case): boolean => proofOf(request) !== undefined;
