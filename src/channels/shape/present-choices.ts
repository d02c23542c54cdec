import type { ChannelTraits } from '../traits';

/** An answer that can be pressed: what stands on it, and what the desk is told. */
export interface Button {
  title: string;
  payload: string;
}

/** How choices are shown: their words, or their numbers, on buttons; and what is written out for that. */
export interface PresentedChoices {
  buttons: Button[];
  /** Choices to be written out, each with its number. */
  numbered: string[];
}

type Limits = Pick<ChannelTraits, 'buttons' | 'buttonTitle' | 'buttonPayload'>;

/**
 * Buttons where all choices fit, else a numbered list; its numbers are buttons where there can be as many.
 * A number that is typed means the choice too: `chosenByNumber`.
 */
export function presentChoices(choices: readonly string[], limits: Limits): PresentedChoices {
  if (choices.length === 0) return { buttons: [], numbered: [] };
  const fitsCount = choices.length <= limits.buttons;
  const fitsTitle = choices.every(choice => choice.length <= limits.buttonTitle);
  const payload = (choice: string, index: number) =>
    Buffer.byteLength(choice) <= limits.buttonPayload ? choice : String(index + 1);
  const buttons = (title: (choice: string, index: number) => string) =>
    choices.map((choice, index) => ({
      title: title(choice, index),
      payload: payload(choice, index),
    }));
  if (fitsCount && fitsTitle) return { buttons: buttons(choice => choice), numbered: [] };
  const numbers = fitsCount ? buttons((_, index) => String(index + 1)) : [];
  return { buttons: numbers, numbered: [...choices] };
}

const oneNumber = /^\s*[([]?\s*(\d{1,2})\s*[)\].]?\s*$/;
const several = /\s*[,;+&]\s*|\s+(?:và|and)\s+|\s+/iu;

/** The choices that a number, or several ("1, 3"), stand for; none where it is no answer by number. */
export function chosenByNumber(said: string, choices: readonly string[]): string | undefined {
  const trimmed = said.trim();
  const parts = oneNumber.test(trimmed) ? [trimmed] : trimmed.split(several).filter(Boolean);
  const chosen: string[] = [];
  for (const part of parts) {
    const choice = choices[Number(oneNumber.exec(part)?.[1] ?? 0) - 1];
    if (choice === undefined) return undefined;
    if (!chosen.includes(choice)) chosen.push(choice);
  }
  return chosen.length > 0 ? chosen.join(', ') : undefined;
}
