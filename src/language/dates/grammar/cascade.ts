import { SenseSet } from './sense-set';
import type { Sense, SenseMap, Senses } from './senses';
import type { Symbols } from './symbols';

/** How often a sense may be named in a pattern. */
const mostOfASense = 5;

/** A stretch of the text and what it can stand for. */
export interface Term {
  senses: SenseMap;
  symbol: string;
  /** Offsets in the original text. */
  start: number;
  end: number;
  /** Names of the rules that made it, the last one first. */
  rules: readonly string[];
}

/** The terms that a rule's pattern has met. */
export class Match {
  constructor(private readonly labelled: ReadonlyMap<string, Term>) {}

  /**
   * The value of a sense named in the pattern: of the first term that was met under it, or of the one
   * with the label, `num2` being the pattern's second `num`.
   */
  get<K extends Sense>(sense: K, label?: string): Senses[K] | undefined {
    return this.term(label ?? sense, label === undefined)?.senses[sense];
  }

  has(sense: Sense): boolean {
    return this.term(sense, true) !== undefined;
  }

  private term(label: string, orLater: boolean): Term | undefined {
    const found = this.labelled.get(label);
    if (found || !orLater) return found;
    for (let count = 2; count <= mostOfASense; count++) {
      const later = this.labelled.get(label + count);
      if (later) return later;
    }
    return undefined;
  }
}

/**
 * A rule reads `pattern` off a row of terms and makes one term of them. Patterns are regular expressions
 * whose letters are senses: `thu num (of? weekunit previous)?`. A sense that occurs again gets a number.
 * A rule may decline by giving nothing.
 */
export interface Rule {
  name: string;
  pattern: string;
  build: (match: Match) => SenseMap | undefined;
}

export const rule = (name: string, pattern: string, build: Rule['build']): Rule => ({
  name,
  pattern,
  build,
});

/** Rules applied in order, each wherever it fits from left to right, each on what those before it made. */
export class Cascade {
  private compiled: Step[] = [];
  private version = -1;

  constructor(
    private readonly rules: readonly Rule[],
    private readonly symbols: Symbols,
  ) {}

  run(terms: Term[]): Term[] {
    let row = terms;
    let text = row.map(term => term.symbol).join('');
    const met = new SenseSet();
    for (const { senses } of row) met.addAll(senses);
    for (let index = 0; index < this.rules.length; index++) {
      if (this.version !== this.symbols.version) this.compile();
      const step = this.compiled[index];
      if (!step || !met.hasAll(step.needs)) continue;
      step.quick.lastIndex = 0;
      for (let hit = step.quick.exec(text); hit; hit = step.quick.exec(text)) {
        const made = this.apply(step, text, row, hit.index);
        step.quick.lastIndex = hit.index + 1;
        if (!made) continue;
        met.addAll(made.senses);
        row = [...row.slice(0, hit.index), made, ...row.slice(hit.index + hit[0].length)];
        text = text.slice(0, hit.index) + made.symbol + text.slice(hit.index + hit[0].length);
      }
    }
    return row;
  }

  private apply(
    { rule: { name, build }, exact }: Step,
    text: string,
    row: Term[],
    at: number,
  ): Term | undefined {
    exact.lastIndex = at;
    const found = exact.exec(text);
    if (!found) return undefined;
    const labelled = new Map<string, Term>();
    for (const [label, place] of Object.entries(found.indices?.groups ?? {})) {
      const term = place && row[place[0]];
      if (term) labelled.set(label, term);
    }
    const senses = build(new Match(labelled));
    const first = row[at];
    const last = row[at + found[0].length - 1];
    if (!senses || !first || !last) return undefined;
    const rules = [name, ...row.slice(at, at + found[0].length).flatMap(term => term.rules)];
    return { senses, symbol: this.symbols.of(senses), start: first.start, end: last.end, rules };
  }

  private compile(): void {
    this.version = this.symbols.version;
    this.compiled = this.rules.map(one => {
      const quick = new RegExp(sourceOf(one.pattern, this.symbols, false), 'g');
      const exact = new RegExp(sourceOf(one.pattern, this.symbols, true), 'dy');
      return { rule: one, quick, exact, needs: SenseSet.of(needsOf(one.pattern)) };
    });
  }
}

/** A rule made ready to be applied. */
interface Step {
  rule: Rule;
  /** Where the rule may fit, and what it meets there. */
  quick: RegExp;
  exact: RegExp;
  /** Senses without which it fits nowhere: most rules are ruled out by a look at these. */
  needs: SenseSet;
}

/** The senses of a pattern that stand outside of brackets and must be met. */
function needsOf(pattern: string): string[] {
  const needs: string[] = [];
  let depth = 0;
  for (const [token] of pattern.matchAll(/\(\?<?[=!]|\(\?:|\(|\)|\||[a-z]+[?*{]?/g)) {
    if (token.startsWith('(')) depth++;
    else if (token === ')') depth--;
    else if (depth > 0) continue;
    else if (token === '|') return [];
    else if (/^[a-z]+$/.test(token)) needs.push(token);
  }
  return needs;
}

const piece = /\(\?<?[=!]|\(\?:|\(|\)|[a-z]+| +/g;

/**
 * The regular expression of a pattern.
 *
 * @param labelled whether each term is to be kept under its sense's name; what is only looked at, ahead
 *   or behind, is not kept
 */
function sourceOf(pattern: string, symbols: Symbols, labelled: boolean): string {
  const seen = new Map<string, number>();
  const looking: boolean[] = [];
  return pattern.replace(piece, token => {
    if (token.startsWith(' ')) return '';
    if (token === ')') looking.pop();
    else if (token.startsWith('(')) looking.push(/[=!]/.test(token) || looking.at(-1) === true);
    if (/^[()]/.test(token)) return token;
    const symbol = symbols.classOf(token as Sense);
    if (!labelled || looking.at(-1)) return symbol;
    const count = (seen.get(token) ?? 0) + 1;
    seen.set(token, count);
    return `(?<${count === 1 ? token : token + count}>${symbol})`;
  });
}
