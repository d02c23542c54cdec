import type { Lexicon } from './lexicon';
import type { Token } from './token';

/**
 * Tokens that belong to something with figures that is no date: phone numbers, amounts, codes,
 * addresses of the web. Judged run by run, a run being what is written without a space.
 */
export function codeTokens(tokens: readonly Token[], lexicon: Lexicon): Set<Token> {
  const codes = new Set<Token>();
  let run: Token[] = [];
  const close = () => {
    if (isCode(run, lexicon)) for (const token of run) codes.add(token);
    run = [];
  };
  for (const token of tokens) {
    if (!token.glued) close();
    run.push(token);
  }
  close();
  return codes;
}

const marksOfCodes = /[%$@#+=*_₫€£\\]|:\/\/|^www\./;
const thousands = /\d[.,]\d{3}(?!\d)/;
const longNumber = /\d{5}|(?<!\d)0\d\d/;
const tooManyGroups = /\d+([./-]\d+){3}/;
const threeDigitPart = /(?<!\d)\d{3}[/-]|[/-]\d{3}(?!\d)/;
const spanOfDates = /^\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?-\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?$/;

function isCode(run: readonly Token[], lexicon: Lexicon): boolean {
  if (run.length === 1 && run[0]?.kind !== 'digits') return false;
  const text = trimmed(run);
  if (marksOfCodes.test(text)) return true;
  if (!/\d/.test(text)) return false;
  if (spanOfDates.test(text)) return false;
  if (longNumber.test(text) || thousands.test(text)) return true;
  if (tooManyGroups.test(text) || threeDigitPart.test(text)) return true;
  return run.some(
    (token, index) => token.kind === 'word' && besideDigits(run, index) && !lexicon.has(token.text),
  );
}

/** The run without the brackets, full stops and commas around it. */
function trimmed(run: readonly Token[]): string {
  const text = run.map(token => token.text).join('');
  return text.length > 80 ? '0000000' : text.replace(/^[^a-z\d]+|[^a-z\d%]+$/g, '');
}

function besideDigits(run: readonly Token[], index: number): boolean {
  return run[index - 1]?.kind === 'digits' || run[index + 1]?.kind === 'digits';
}
