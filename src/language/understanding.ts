import type { Language } from '../domain/language';
import type { When } from '../domain/when';
import type { Intent } from './intent';

/** What the desk needs to know to read a message: the moment it was said, and the talk's language. */
export interface ReadingContext {
  now: Date;
  language: Language;
}

/** What could be read from one message; nothing of it leaves the machine. */
export interface Understanding {
  intent: Intent;
  confidence: number;
  /** The language the message is written in; the talk's own where the message does not tell. */
  language: Language;
  when: When;
}
