import type { LoggedActivity } from '../../domain/conversation';
import type { Json, JsonObject } from '../../domain/json';
import type { Transcript } from './transcript';

type Mask = (text: string) => string;

/** A transcript for who need not know who the customer is. */
export function maskTranscript(
  { reference, log, lines }: Transcript,
  mask: Mask,
  maskJson: (value: JsonObject, mask: Mask) => JsonObject,
): Transcript {
  return {
    reference,
    // What hubs are told repeats the talk, whole.
    log: log
      .filter(({ activity }) => !String(activity.name ?? '').startsWith('handoff.'))
      .map(entry => ({
        ...entry,
        activity: withoutUser(entry.from, maskJson(entry.activity, mask), mask),
      })),
    lines: lines.map(line => ({
      ...line,
      text: mask(line.text),
      files: line.files.map(mask),
      offered: line.offered.map(mask),
    })),
  };
}

/** A channel's own id of a customer can be her e-mail address or telephone number, or lead to her account. */
function withoutUser(from: LoggedActivity['from'], activity: JsonObject, mask: Mask): JsonObject {
  const { conversation } = activity;
  return {
    ...activity,
    [from === 'customer' ? 'from' : 'recipient']: { id: 'customer', role: 'user' },
    ...(isObject(conversation) &&
      typeof conversation.id === 'string' && {
        conversation: { ...conversation, id: mask(conversation.id) },
      }),
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
