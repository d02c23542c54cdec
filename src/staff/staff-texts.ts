import type { Language } from '../domain/language';

/** The words that staff read: `staff.*` and the names of requests and their fields. */
export interface StaffTexts {
  /** @throws Error where the key or a parameter of its text is missing. */
  t(language: Language, key: string, params?: Record<string, string | number>): string;
}
