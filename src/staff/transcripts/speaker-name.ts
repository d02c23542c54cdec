import type { Language } from '../../domain/language';
import type { StaffTexts } from '../staff-texts';
import type { TranscriptLine } from './transcript';

/** “Customer”, “Automatic service”, or the name of the member of staff. */
export function speakerName(
  line: Pick<TranscriptLine, 'from' | 'name'>,
  texts: StaffTexts,
  language: Language,
): string {
  return line.name ?? texts.t(language, `staff.speaker.${line.from}`);
}
