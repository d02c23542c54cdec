import type { Language } from '../../domain/language';
import type { StaffTexts } from '../staff-texts';

/** The lines of a history that have a name for people: `casework.events.*`. */
const named = new Set([
  ...['filed', 'viewed', 'revealed', 'exported', 'evidence-added', 'note-added', 'withdrawn'],
  ...['replied', 'asked-more', 'extended', 'closed', 'reopened', 'assigned', 'noted'],
  ...['linked-duplicate', 'authority-clock-started', 'clock-met', 'redacted', 'erased'],
  ...['package-made', 'package-withdrawn', 'package-code-sent', 'package-opened'],
  ...['package-downloaded', 'access-code-renewed'],
]);

/** What happened, in words; a line that this desk does not know is shown by its code. */
export const eventName = (type: string, texts: StaffTexts, language: Language): string =>
  named.has(type) ? texts.t(language, `casework.events.${type}`) : type;
