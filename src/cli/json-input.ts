import type { z } from 'zod';

/** One JSON value of an input, or why there is none; `line` counts from 1 and is where it begins. */
export type JsonInput = { line: number; value: unknown } | { line: number; fault: string };

/** No line of an honest input is longer; what is, is refused before it fills the memory. */
const longest = 1_000_000;

/**
 * Reads JSON values from a stream: one a line, each handed on as soon as its line has ended, or a
 * single value spread over many lines.
 */
export async function* jsonInputs(
  stream: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<JsonInput> {
  let open = { line: 0, text: '' };
  let number = 0;
  for await (const line of linesOf(stream)) {
    number++;
    if (line.trim() === '') continue;
    const whole = parse(line);
    if (whole && (open.text === '' || isObject(whole.value))) {
      if (open.text !== '') yield notJson(open);
      open = { line: 0, text: '' };
      yield { line: number, value: whole.value };
      continue;
    }
    open = { line: open.line || number, text: `${open.text}${line}\n` };
    const spread = open.line === number ? undefined : parse(open.text);
    if (spread || open.text.length > longest) {
      yield spread ? { line: open.line, value: spread.value } : notJson(open);
      open = { line: 0, text: '' };
    }
  }
  if (open.text !== '') yield notJson(open);
}

/** Why a value does not fit its schema, in one line: `receivedAt: …; holidays.0: …`. */
export function faultOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

function notJson(open: { line: number }): JsonInput {
  return { line: open.line, fault: 'is not JSON' };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function* linesOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
