import type { z } from 'zod';
import type { CommandContext } from './command';
import { faultOf, jsonInputs } from './json-input';

/**
 * Answers each JSON value of standard input with a line of JSON, in order. A value that cannot be used
 * is told on stderr and answered with `{"error"}`, so that the n-th line still answers the n-th value.
 * @returns the exit code: 2 where any value was refused, or there was none.
 */
export async function answerLines<Input>(
  { stdin, out, tell }: CommandContext,
  schema: z.ZodType<Input>,
  answer: (input: Input) => object,
): Promise<number> {
  let refused = false;
  let seen = false;
  for await (const input of jsonInputs(stdin)) {
    seen = true;
    const answered =
      'fault' in input ? { error: input.fault } : answerTo(schema, input.value, answer);
    if ('error' in answered) {
      refused = true;
      tell(`desk: line ${input.line}: ${answered.error}`);
    }
    await out(`${JSON.stringify(answered)}\n`);
  }
  if (!seen) tell('desk: nothing came on standard input; see desk help');
  return refused || !seen ? 2 : 0;
}

function answerTo<Input>(
  schema: z.ZodType<Input>,
  value: unknown,
  answer: (input: Input) => object,
): object | { error: string } {
  const read = schema.safeParse(value);
  if (!read.success) return { error: faultOf(read.error) };
  try {
    return answer(read.data);
  } catch (error) {
    if (error instanceof RangeError) return { error: error.message };
    throw error;
  }
}
