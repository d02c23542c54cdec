import type { Answer, Answers } from '../../domain/answers';
import type { Field, RequestType } from '../../domain/requests/request-type';
import type { TextParams } from '../../i18n/texts';
import type { DeskTurn } from '../desk-turn';

import type { FieldText } from './field-texts';

/** Where an answer is asked for, read or shown. */
export interface FieldPlace {
  desk: DeskTurn;
  request: RequestType;
  field: Field;
  answers: Answers;
}

/** An answer that the customer is asked to choose, where her words can be read in more ways than one. */
export interface Offer {
  answer: Answer;
}

export type AnswerReading =
  | { kind: 'accepted'; answer: Answer }
  /** Dealt with, but the same question goes on; `because` says what came of it. */
  | { kind: 'more'; answer?: Answer; because?: string }
  /** The customer does not want to go on with the request. */
  | { kind: 'refused' }
  | { kind: 'offer'; offers: Offer[]; because: string }
  /** `because` says in words what was wrong with it, where that is known. */
  | { kind: 'unclear'; because?: string };

/** How one kind of field is asked, read and shown. One file a kind. */
export interface FieldKindReader {
  /** What has to be done when the question is come to; an answer, where it need not be asked at all. */
  arrive?(place: FieldPlace): Answer | undefined;
  /** Which text asks, where it is not `ask`. */
  wording?(place: FieldPlace): FieldText;
  /** What the question's texts mention. */
  params?(place: FieldPlace): TextParams;
  /** The answers that can be pressed. */
  choices(place: FieldPlace): string[];
  /** Those of them of which several may hold at once; none, where one is meant. */
  combinable?(place: FieldPlace): string[] | undefined;
  /** Called once for what was said at the question: it may use up a try. Never throws. */
  read(said: string, place: FieldPlace): AnswerReading;
  /** The answer in the talk's language, in one line. */
  show(answer: Answer, place: FieldPlace): string;
}
