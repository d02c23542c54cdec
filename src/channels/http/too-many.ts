import { DeskError } from '../../domain/errors';

/** Somebody asks too much. */
export class TooManyRequests extends DeskError {
  override readonly name = 'TooManyRequests';
  constructor(
    /** Seconds after which one more is let through. */
    readonly retryAfter: number,
  ) {
    super('too-many-requests', 'Too many requests; try again later');
  }
}
