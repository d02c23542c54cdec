import type { Case } from '../case';
import type { HolidayCalendar } from '../clock/calendar';
import { meetClock, startClock } from '../clock/clock';
import { DeskError } from '../errors';
import type { JsonObject } from '../json';
import { requestTypes } from '../requests';
import type { Work } from './work';

type Closing = Extract<Work, { type: 'closed' }>;

/**
 * Closes a case: whatever the outcome, it answers the request, and so meets its open clocks. A refusal
 * states its reason (Decree 356/2025 art. 5); a duplicate names the case that is worked at.
 * @throws DeskError `outcome-text`, `duplicate-refused`.
 */
export function closeCase(
  request: Case,
  { outcome, text }: Closing,
  now: Date,
): { changed: Case; detail: JsonObject } {
  if ((outcome === 'refused' || outcome === 'not-verified') && !text)
    throw new DeskError('outcome-text', 'a refusal states its reason');
  if (outcome === 'duplicate' && request.duplicateOf === undefined)
    throw new DeskError('duplicate-refused', 'the case is linked to no other');
  const clocks = request.clocks.map(clock => meetClock(clock, now));
  return {
    changed: { ...request, state: 'closed', outcome, clocks },
    detail: { outcome, ...(text && { text }) },
  };
}

/**
 * Opens a closed case again. Its clocks run anew from now, beside those that were met: whoever is not
 * content gets the promise a second time.
 */
export function reopenCase(request: Case, now: Date, holidays: HolidayCalendar): Case {
  const { outcome: _outcome, duplicateOf: _duplicateOf, ...rest } = request;
  const rules = requestTypes.get(request.type)?.clocks ?? [];
  const again = rules.map(rule => startClock(rule, now, holidays));
  return { ...rest, state: 'reopened', clocks: [...request.clocks, ...again] };
}
