import { ActionTypes, type Activity, ActivityTypes, InputHints } from 'botbuilder-core';
import type { FieldKind } from '../domain/requests/request-type';

/**
 * Tells which question a message asks (an interface: the widget draws progress from it, tests answer
 * by it). `index` counts from 1 over the fields that the answers so far make necessary.
 */
export interface Prompt {
  form: string;
  field: string;
  index: number;
  total: number;
  /** What kind of answer is wanted, so that a page can offer a date picker or several choices at once. */
  answer?: FieldKind;
  /**
   * Of the answers that can be pressed, those of which several may hold at once. The entity then says
   * `several: true`, and names the others, which exclude all, as `exclusive`.
   */
  combinable?: readonly string[];
}

/** Paragraphs of one message; empty ones are left out. */
export type Paragraphs = readonly (string | undefined)[];

const join = (paragraphs: Paragraphs): string => paragraphs.filter(Boolean).join('\n\n');

/** A message that asks nothing. */
export function statement(...paragraphs: Paragraphs): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text: join(paragraphs),
    textFormat: 'plain',
    inputHint: InputHints.AcceptingInput,
  };
}

/** A message that asks something: its prompt entity, and the answers that can be pressed. */
export function question(
  prompt: Prompt,
  choices: readonly string[],
  ...paragraphs: Paragraphs
): Partial<Activity> {
  const { combinable, ...place } = prompt;
  const several = combinable && {
    several: true,
    exclusive: choices.filter(title => !combinable.includes(title)),
  };
  const actions = choices.map(title => ({ type: ActionTypes.ImBack, title, value: title }));
  return {
    ...statement(...paragraphs),
    inputHint: InputHints.ExpectingInput,
    entities: [{ type: 'paragon.privacy/prompt', ...place, ...several }],
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
  };
}
