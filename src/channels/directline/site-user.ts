import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '../../domain/errors';

/** Marks the users that an embedding site vouches for; clients cannot call themselves so. */
const prefix = 'site:';

const header = z.object({ alg: z.literal('HS256') });
const claims = z.object({
  aud: z.literal('paragon-desk'),
  /** The site's own stable id of its customer. */
  sub: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  iat: z.number().int(),
  exp: z.number().int(),
});

/** Seconds ahead that a site's word may be good for, and by which clocks may differ. */
const longest = 600;
const leeway = 60;

export const isSiteUser = (user: string): boolean => user.startsWith(prefix);

/**
 * Reads an embedding site's word on who is signed in: a JWT signed by HS256 (RFC 7519) with a secret that
 * the site shares with the desk.
 * @throws DeskError `bad-user-token`: no secret is set, the signature does not hold, or it has expired.
 */
export function siteUser(token: string, secret: string | undefined, now: Date): string {
  const refused = new DeskError('bad-user-token', 'The word on who is signed in does not hold');
  const [head, body, signature, ...more] = token.split('.');
  if (!secret || !head || !body || !signature || more.length > 0) throw refused;
  const right = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw refused;
  const said = claims.safeParse(partOf(body));
  if (!header.safeParse(partOf(head)).success || !said.success) throw refused;
  const { sub, iat, exp } = said.data;
  const seconds = now.getTime() / 1000;
  const fits = iat <= seconds + leeway && exp > seconds && exp <= seconds + longest + leeway;
  if (!fits) throw refused;
  return `${prefix}${sub}`;
}

function partOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    // What is no JSON fails the schema that it is given to.
    return undefined;
  }
}
