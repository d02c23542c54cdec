import type { IncomingMessage } from 'node:http';
import { DeskError } from '../../domain/errors';
import { BadRequest } from './problem';

const mostBytes = 64 * 1024;

/**
 * The JSON body of a request.
 * @throws DeskError `staff-not-json`, `staff-too-big`; BadRequest where it cannot be read.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new DeskError('staff-not-json', 'the body is not declared as JSON');
  const tooBig = new DeskError('staff-too-big', 'the body is too big');
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooBig;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > mostBytes) throw tooBig;
    pieces.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new BadRequest('body');
  }
}
