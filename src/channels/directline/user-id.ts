import { z } from 'zod';

/** Clients put user ids into addresses without encoding them. */
export const userId = z.string().regex(/^[A-Za-z0-9._~@:-]{1,100}$/);
