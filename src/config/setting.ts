import { z } from 'zod';
import { Secret } from './secret';

/** One row of the settings table: a variable, what may stand in it, and what it is for in plain words. */
export interface Setting<Value> {
  variable: string;
  /** Sentences for an operator; a line each in `.env.example`. */
  doc: readonly string[];
  /** Reads the text that was set. */
  schema: z.ZodType<Value, string>;
  /** What to do about a text that does not fit, beginning with a verb. Never contains the text itself. */
  cure: string;
  /** The text that stands where nothing is set; without one the setting is simply absent. */
  default?: string;
  /** The variable whose text stands where nothing is set. */
  defaultFrom?: string;
  /** An example for `.env.example`, for settings without a default. */
  example?: string;
}

type Given<Row> = Row extends { default: string } | { defaultFrom: string } ? true : false;
type ValueOf<Row> = Row extends { schema: z.ZodType<infer Value, string> } ? Value : never;

/** What a table of rows reads as: rows with a default are always there. */
export type ValuesOf<Table> = {
  readonly [Key in keyof Table]: Given<Table[Key]> extends true
    ? ValueOf<Table[Key]>
    : ValueOf<Table[Key]> | undefined;
};

/** A whole number in plain digits, within bounds. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine(value => value >= least && value <= most);

export const oneOf = <const Choice extends string>(...choices: [Choice, ...Choice[]]) =>
  z.enum(choices) as z.ZodType<Choice, string>;

export const words = z.string().max(1000);

export const secret = (schema: z.ZodType<string, string> = z.string().max(10_000)) =>
  schema.transform(value => new Secret(value));

/** An address of a web page or service, of the given protocols, without the closing slash. */
export const address = (...protocols: string[]) =>
  z
    .string()
    .refine(text => URL.canParse(text) && protocols.includes(new URL(text).protocol))
    .transform(text => text.replace(/\/+$/, ''));

/** An address or several, divided by commas. */
export const listOf = <Value>(item: z.ZodType<Value, string>) =>
  z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .transform(parts => parts.filter(part => part !== ''))
    .pipe(z.array(item)) as unknown as z.ZodType<readonly Value[], string>;

/** Where personal data may be sent: it does not travel in the open, so http is for this very machine alone. */
export const safeReceiver = address('http:', 'https:').refine(text => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
});
