import { DeskError } from '../../domain/errors';
import { QueryFailedError } from './orm';

/** A row stood against a unique index or a reference: somebody else was first. */
export class ConstraintFailure extends DeskError {
  override readonly name = 'ConstraintFailure';
  constructor(cause: string) {
    super('store-constraint', `the database refused a row: ${cause}`);
  }
}

/** PostgreSQL gave up this transaction for another's sake: the same again will do. */
export class TransientFailure extends DeskError {
  override readonly name = 'TransientFailure';
  constructor(cause: string) {
    super('store-unavailable', `the database gave up a transaction: ${cause}`);
  }
}

/**
 * Tells what a database's fault means. Neither the statement nor its values are passed on: they may
 * show what belongs to customers.
 */
export function storeFailure(error: unknown): Error {
  if (error instanceof DeskError) return error;
  const code = codeOf(error instanceof QueryFailedError ? error.driverError : error);
  // 22012 is the division by zero that `sendAtOnce` makes of a row which was not as it was known.
  if (code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('23') || code === '22012')
    return new ConstraintFailure(code);
  if (code === '40P01' || code === '40001') return new TransientFailure(code);
  return new DeskError('store-unavailable', `the database failed: ${code}`);
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

/** A file or folder is not there. (Faults of Node itself are no `Error` of a sandboxed test's realm.) */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
