import { type Errand, pressedErrand, spokenErrand } from './errand';
import type { FieldPlace } from './fields/field-kind';

/** How sure it must be that something else is wanted, where any words could be an answer and where not. */
const sure = 0.9;
const likely = 0.7;

/**
 * Something else that the customer comes for in the midst of a request: what the menu calls by that name,
 * or what her words mean where they are no answer. A telling is always an answer.
 */
export function errandBeside(
  said: string,
  { desk, request, field }: Pick<FieldPlace, 'desk' | 'request'> & Partial<FieldPlace>,
  isUnclear: () => boolean = () => true,
): Errand | undefined {
  const spoken = (): Errand | undefined => {
    if (field?.fact === 'what') return undefined;
    const anyWords = field?.kind === 'text' || field?.kind === 'name';
    if (!anyWords && !isUnclear()) return undefined;
    return spokenErrand(said, desk, anyWords ? sure : likely);
  };
  const errand = pressedErrand(said, desk) ?? spoken();
  return errand?.kind === 'request' && errand.request === request ? undefined : errand;
}
