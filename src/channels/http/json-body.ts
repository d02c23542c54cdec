import { type Next, plugins, type Request, type RequestHandler, type Response } from 'restify';
import type { z } from 'zod';
import { DeskError } from '../../domain/errors';

/**
 * What a JSON route puts before its handler: no bigger body is ever kept in memory, and none is
 * inflated, since a small one could grow without bound.
 */
export const jsonBody = (maxBytes: number): RequestHandler[] => [
  function refuseWhatCannotBeRead(request: Request, _response: Response, next: Next) {
    if (request.headers['content-encoding'] !== undefined)
      return next(new DeskError('unsupported-encoding', 'Send the body without content encoding'));
    if (Number(request.headers['content-length'] ?? 0) > maxBytes)
      return next(new DeskError('body-too-large', `The body has more than ${maxBytes} bytes`));
    return next();
  },
  ...[plugins.jsonBodyParser(bodyReaderOptions(maxBytes))].flat(),
];

/** The types of the parser leave out what it hands to the reader of the body. */
const bodyReaderOptions = (
  maxBytes: number,
): plugins.JsonBodyParserOptions & { maxBodySize: number } => ({
  mapParams: false,
  maxBodySize: maxBytes,
});

/** @throws DeskError `bad-argument`, naming the fields that are wrong, never their values. */
export const checked = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = result.error.issues.map(issue => issue.path.map(String).join('.') || 'body');
  const names = [...new Set(fields)].slice(0, 5).join(', ').slice(0, 200);
  throw new DeskError('bad-argument', `Missing or wrong: ${names}`);
};

/** An object with its keys in lower case, for clients that do not agree on the case. */
export const lowerKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]))
    : value;
