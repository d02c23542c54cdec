import { z } from 'zod';
import { isSiteUser } from './site-user';

/** Clients put user ids into addresses without encoding them. */
export const userId = z
  .string()
  .regex(/^[A-Za-z0-9._~@:-]{1,100}$/)
  .refine(id => !isSiteUser(id), 'an id that only a signed word gives');
