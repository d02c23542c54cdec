import { z } from 'zod';
import { isSiteUser } from './site-user';

/** Marks contact-centre hubs; only who shows the secret can call itself so. */
const hubPrefix = 'hub:';

/** Clients put user ids into addresses without encoding them. */
export const userId = z
  .string()
  .regex(/^[A-Za-z0-9._~@:-]{1,100}$/)
  .refine(id => !isSiteUser(id), 'an id that only a signed word gives')
  .refine(id => !id.startsWith(hubPrefix), 'an id that only a server with the secret has');
