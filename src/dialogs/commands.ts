import { requestTypes } from '../domain/requests';
import { namesField } from '../language/answers/names-field';
import { asksWhy, isSkip, isUnknown } from '../language/answers/read-remark';
import type { Intent } from '../language/intent';
import type { FieldPlace } from './fields/field-kind';

/** What a customer can tell the form to do, at every question. */
export type Command =
  | { kind: 'cancel' | 'restart' | 'back' | 'help' | 'why' | 'skip' | 'unknown' }
  | { kind: 'change'; field: string };

const commandOfIntent: Partial<Record<Intent, 'cancel' | 'restart' | 'back' | 'help'>> = {
  cancel: 'cancel',
  restart: 'restart',
  back: 'back',
  help: 'help',
};

/** From here on, a few words are a command even where they could be an answer. */
const sure = 0.9;
/** From here on they are one where they cannot be an answer. */
const likely = 0.6;
const fewWords = 6;

/** Where something was said: at a field, or (without one) at the review. */
type Place = Pick<FieldPlace, 'desk' | 'answers'> &
  Partial<Pick<FieldPlace, 'field'>> & {
    /** One of the buttons: then it says what the button says. */
    pressed?: boolean;
  };

/**
 * A command in what was said at a question, if there is one. What is clearly a command comes first; then
 * an answer, where the words can be read as one; then what is likely to be a command. Where any words
 * would do (a telling, a name), only what is clearly a command is one.
 */
export function readCommand(
  said: string,
  place: Place,
  isAnswer: () => boolean = () => false,
): Command | undefined {
  if (asksWhy(said)) return { kind: 'why' };
  if (isSkip(said)) return { kind: 'skip' };
  // Asked only where it can matter: what it takes to read an intent is much of what a turn takes.
  const reading = () => place.desk.intentOf(said);
  const mayBe = !place.pressed && said.split(/\s+/).length <= fewWords;
  const kind = mayBe ? commandOfIntent[reading().intent] : undefined;
  if (kind && reading().confidence >= sure) return { kind };
  const takesAnyWords = place.field?.kind === 'text' || place.field?.kind === 'name';
  if (!takesAnyWords && isAnswer()) return undefined;
  if (isUnknown(said)) return { kind: 'unknown' };
  if (kind && !takesAnyWords && reading().confidence >= likely) return { kind };
  const change = changeIn(said, place);
  // "Xóa hết dữ liệu" names an answer, and means another request.
  const isOther = change && reading().confidence >= sure && otherRequests.has(reading().intent);
  return isOther ? undefined : change;
}

/** Requests that are no change of an answer, whatever they name; "correct my …" may be one. */
const otherRequests: ReadonlySet<string> = new Set(
  [...requestTypes.values()].map(({ intent }) => intent).filter(one => one !== 'request.correct'),
);

function changeIn(said: string, { answers, field: asked }: Place): Command | undefined {
  const field = namesField(said);
  if (!field || answers[field] === undefined || field === asked?.name) return undefined;
  return { kind: 'change', field };
}
