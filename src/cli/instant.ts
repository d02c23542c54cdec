import { z } from 'zod';
import { isLocalDate } from '../domain/hanoi-time';

const shape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** A date-time with its offset (ISO 8601): without one, nobody knows which instant is meant. */
export const instant = z
  .string({ error: 'must be a text' })
  .refine(text => isLocalDate(shape.exec(text)?.[1] ?? ''), {
    error: 'must be an existing date-time with its offset, for example 2026-07-06T10:00:00+07:00',
  })
  .transform(text => new Date(text));
