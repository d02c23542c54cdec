import { type ChoiceToken, choiceTokens, type PlacedToken } from './choice-tokens';
import { type ChoiceOption, vocabularyOf } from './choice-vocabulary';
import { clip, type Word, words } from './words';

export type { ChoiceOption } from './choice-vocabulary';

export interface ChoiceReading {
  /** Codes in the order of the options; without `multiple` one at most. */
  chosen: string[];
  /** What was said besides, in the customer's words. */
  rest?: string;
  /** Options that the words may mean, where they do not say which. */
  between?: string[];
}

/** "All" and "both" do not mean these. */
const apart = new Set(['other', 'unknown', 'none']);

/**
 * Finds the options that an answer names: by number ("2", "cái thứ hai", "1 và 3"), label, part of a
 * label or synonym, with or without accents and with small slips; "tất cả", "cả hai", "everything
 * except the address" and denials are understood. Nothing found: `chosen` is empty.
 */
export function readChoice(
  text: string,
  options: readonly ChoiceOption[],
  { multiple }: { multiple: boolean },
): ChoiceReading {
  const said = words(text);
  const vocabulary = vocabularyOf(options);
  const pressed = options.find(
    ({ label }, at) => label.trim() === text.trim() || sameWords(vocabulary.labels[at] ?? [], said),
  );
  if (pressed) return { chosen: [pressed.code] };

  const tokens = choiceTokens(clip(text), said, vocabulary);
  const rest = restOf(text, said, tokens);
  const picks = new Picks(options, multiple);
  for (const [at, token] of tokens.entries()) picks.take(token, tokens[at - 1], said, rest === '');
  const { chosen, between } = picks.result();
  return {
    chosen,
    ...(rest !== '' && { rest }),
    ...(between.length > 0 && { between }),
  };
}

type Joint = Extract<ChoiceToken, { kind: 'joint' }>['joint'];

/** Walks through what was said and keeps what is chosen and what is ruled out. */
class Picks {
  readonly #options: readonly ChoiceOption[];
  readonly #multiple: boolean;
  readonly #in: string[] = [];
  readonly #out = new Set<string>();
  readonly #unsure = new Set<string>();
  /** `without` lasts to the end; `not` until the next clause. */
  #denying: 'without' | 'not' | undefined;
  #without = false;
  #lastNumber: number | undefined;
  /** The option just named, as long as the clause goes on. */
  #latest: readonly string[] = [];

  constructor(options: readonly ChoiceOption[], multiple: boolean) {
    this.#options = options;
    this.#multiple = multiple;
  }

  take(
    token: PlacedToken,
    before: PlacedToken | undefined,
    said: readonly Word[],
    nothingElse: boolean,
  ): void {
    const goesOn = before?.to === token.from && !said[token.from]?.afterBreak;
    if (!goesOn) this.#latest = [];
    if (!goesOn && this.#denying === 'not') this.#denying = undefined;
    switch (token.kind) {
      case 'option':
        if (nothingElse || !token.weak) this.#option(token.codes);
        return;
      case 'number':
        if (nothingElse || token.marked) this.#number(token.number, token.range);
        return;
      case 'end':
        if (nothingElse) this.#place(this.#options.length - (token.place === 'last' ? 0 : 1));
        return;
      case 'set':
        this.#set(token.name);
        return;
      case 'joint':
        this.#joint(token.joint, endsTheClause(said, token.to));
        return;
      default:
    }
  }

  result(): { chosen: string[]; between: string[] } {
    const wanted = this.#in.length === 0 && this.#without ? this.#listed() : this.#in;
    const chosen = this.#options
      .map(option => option.code)
      .filter(code => wanted.includes(code) && !this.#out.has(code));
    const between = [...this.#unsure].filter(
      code => !chosen.includes(code) && !this.#out.has(code),
    );
    if (this.#multiple || chosen.length < 2)
      return { chosen, between: chosen.length ? [] : between };
    return { chosen: [], between: chosen };
  }

  #listed(): string[] {
    return this.#options.map(option => option.code).filter(code => !apart.has(code));
  }

  #option(codes: readonly string[]): void {
    const [code] = codes;
    if (codes.length === 1) this.#latest = codes;
    if (this.#denying) {
      for (const denied of codes) {
        this.#out.add(denied);
        this.#drop(denied);
      }
    } else if (codes.length > 1 || code === undefined) {
      for (const unsure of codes) this.#unsure.add(unsure);
    } else {
      this.#out.delete(code);
      this.#in.push(code);
    }
  }

  #number(number: number, endsRange: boolean): void {
    const from = this.#lastNumber ?? number;
    if (this.#multiple && endsRange) for (let at = from + 1; at < number; at++) this.#place(at);
    this.#place(number);
    this.#lastNumber = number;
  }

  #place(number: number): void {
    const option = this.#options[number - 1];
    if (option) this.#option([option.code]);
  }

  #set(name: string): void {
    const listed = this.#listed();
    const size = Number(/\d+$/.exec(name)?.[0] ?? 2);
    if (name === 'all') this.#in.push(...listed);
    else if (name.startsWith('first')) this.#in.push(...listed.slice(0, size));
    else if (name.startsWith('last')) this.#in.push(...listed.slice(-size));
    else if (listed.length === size) this.#in.push(...listed);
  }

  #joint(joint: Joint, last: boolean): void {
    switch (joint) {
      case 'without':
        this.#denying = 'without';
        this.#without = true;
        return;
      case 'not':
        if (!last) this.#denying ??= 'not';
        else for (const code of this.#latest) this.#out.add(code);
        return;
      case 'instead':
        if (!this.#denying) this.#drop(this.#in.at(-1));
        this.#denying = undefined;
        return;
      case 'but':
        if (this.#denying === 'not') this.#denying = undefined;
        return;
      default:
    }
  }

  #drop(code: string | undefined): void {
    const at = code === undefined ? -1 : this.#in.lastIndexOf(code);
    if (at >= 0) this.#in.splice(at, 1);
  }
}

function endsTheClause(said: readonly Word[], at: number): boolean {
  return at >= said.length || (said[at]?.afterBreak ?? true);
}

function sameWords(label: readonly Word[], said: readonly Word[]): boolean {
  return (
    said.length > 0 &&
    label.length === said.length &&
    label.every((word, at) => word.shape === said[at]?.shape && word.tone === said[at]?.tone)
  );
}

/** The customer's words that are no part of the choice. */
function restOf(text: string, said: readonly Word[], tokens: readonly PlacedToken[]): string {
  const clipped = clip(text);
  const known = new Set<number>();
  for (const token of tokens) for (let at = token.from; at < token.to; at++) known.add(at);
  const pieces: string[] = [];
  for (let at = 0; at < said.length; at++) {
    if (known.has(at)) continue;
    const first = said[at];
    while (at + 1 < said.length && !known.has(at + 1) && !said[at + 1]?.afterBreak) at++;
    pieces.push(clipped.slice(first?.start, said[at]?.end));
  }
  return pieces.join(' ');
}
