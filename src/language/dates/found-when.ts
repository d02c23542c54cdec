import type { Language } from '../../domain/language';
import type { When } from '../../domain/when';

/** The moment a text is said at, and the talk's language. */
export interface WhenContext {
  now: Date;
  language: Language;
}

/** An expression of time in a text. */
export interface FoundWhen {
  when: When;
  /** Offsets in the text; `end` is exclusive. */
  start: number;
  end: number;
  /** The words themselves. */
  text: string;
  /** The rule that read it, for whoever asks why. */
  rule: string;
  /** Where the rest of it stands, for "yesterday … at nine". */
  also?: { start: number; end: number };
}
