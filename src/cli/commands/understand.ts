import { z } from 'zod';
import { languages } from '../../domain/language';
import { createExplaining } from '../../language/explain';
import { createUnderstanding } from '../../language/understand';
import { answerLines } from '../answer-lines';
import { type Command, UsageError } from '../command';
import { instant } from '../instant';
import { readOptions } from '../options';

const message = z.object(
  {
    text: z.string({ error: 'must be a text' }).max(100_000, 'must be at most 100000 characters'),
    lang: z.enum(languages, { error: `must be one of ${languages.join(', ')}` }).default('vi'),
    now: instant.optional(),
  },
  { error: 'must be an object with text, lang and now' },
);

/** How the desk reads a message, for measuring it from outside. */
export const understand: Command = {
  usage: 'understand [--explain]',
  help: [
    'Reads JSON objects on standard input, one a line:',
    '  {"text":"hôm qua có bên gọi đọc số căn cước của tôi","lang":"vi","now":"2026-06-18T14:30:00+07:00"}',
    'and prints for each {"intent","confidence","language","when"}. "lang" is the language of the talk',
    '(vi without it), "now" the moment of the message (this moment without it). Times are Hanoi\'s.',
    '--explain adds "because": the likeliest intents with the features that spoke for them, the',
    'expressions of time with the rules that read them, the facts, and the language.',
  ],
  async run(args, context) {
    const { values, positionals } = readOptions(args, { explain: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError('messages come on standard input');
    const read = createUnderstanding();
    const explain = values.explain ? createExplaining() : undefined;
    return answerLines(context, message, ({ text, lang, now }) => {
      const reading = { now: now ?? context.time.now(), language: lang };
      const { intent, confidence, language, when } = read(text, reading);
      return {
        ...{ intent, confidence, language, when },
        ...(explain && { because: explain(text, reading) }),
      };
    });
  },
};
