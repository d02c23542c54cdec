import { statusOf } from '../channels/http/status';
import { DeskError } from '../domain/errors';

/** What a client is told when a request fails. */
export interface Problem {
  status: number;
  body: { error: { code: string; message: string } };
  headers?: Record<string, string>;
}

const pascalCase = (code: string): string =>
  code.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());

const problem = (status: number, code: string, message: string): Problem => ({
  status,
  body: { error: { code: pascalCase(code), message } },
});

/** Faults that restify itself finds, by their status; its messages repeat what the client sent. */
const foundByRestify: Record<number, [code: string, message: string]> = {
  400: ['bad-argument', 'The request cannot be read'],
  404: ['not-found', 'There is nothing here'],
  405: ['method-not-allowed', 'This method is not allowed here'],
  413: ['body-too-large', 'The body is too large'],
  415: ['unsupported-encoding', 'This kind of body cannot be read'],
};

/**
 * How an error looks from outside. What the desk did not foresee shows an incident's id, by which the
 * operator finds it in the log, and nothing of the inside.
 */
export const problemOf = (error: unknown, incident: string): Problem => {
  const known = error instanceof DeskError ? statusOf(error.code) : undefined;
  if (error instanceof DeskError && known !== undefined)
    return { ...problem(known, error.code, error.message), ...retryHeader(error) };
  const found = error instanceof DeskError ? undefined : foundByRestify[statusIn(error)];
  if (found) return problem(statusIn(error), ...found);
  return problem(500, 'service-error', `Something went wrong here. Incident ${incident}`);
};

const statusIn = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && 'body' in error ? Number(error.statusCode) : 0;

const retryHeader = (error: DeskError): Pick<Problem, 'headers'> =>
  'retryAfter' in error ? { headers: { 'Retry-After': String(error.retryAfter) } } : {};
