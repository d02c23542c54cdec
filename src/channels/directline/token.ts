import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '../../domain/errors';

/** What a token says; it stands for itself, and nothing is stored. */
export interface Claims {
  /** A token for requests, or one that only opens streams or only gets files and may stand in an address. */
  kind: 'token' | 'stream' | 'file';
  /** The channel's own id of the one conversation it opens. */
  conversation: string;
  user: string;
  /** The pages that may use it; empty: any that the desk allows. */
  origins: string[];
  /** Unix seconds. */
  expires: number;
}

const payloadShape = z.object({
  kind: z.enum(['token', 'stream', 'file']),
  conv: z.string(),
  user: z.string(),
  origins: z.array(z.string()).optional(),
  exp: z.number().int(),
});

const encode = (value: string): string => Buffer.from(value, 'utf8').toString('base64url');

const header = encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));

/**
 * The shape of a JWT, because clients look into it for their own user id (`user`); signed with
 * HMAC-SHA-256 under a key made from the secret for this one use.
 */
export class TokenSigner {
  private readonly key: Buffer;

  constructor(secret: string | Uint8Array) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'paragon direct line token v1', 32));
  }

  sign(claims: Claims): string {
    const payload = {
      kind: claims.kind,
      conv: claims.conversation,
      user: claims.user,
      ...(claims.origins.length > 0 ? { origins: claims.origins } : {}),
      exp: claims.expires,
    };
    const signed = `${header}.${encode(JSON.stringify(payload))}`;
    return `${signed}.${this.mac(signed).toString('base64url')}`;
  }

  /**
   * Reads a token whose signature is ours, be it expired or not.
   * @throws DeskError `bad-token`
   */
  read(token: string): Claims {
    const [head, body, signature, ...rest] = token.split('.');
    const given = Buffer.from(signature ?? '', 'base64url');
    const own = this.mac(`${head}.${body}`);
    const isOurs =
      given.length === own.length && timingSafeEqual(given, own) && head === header && !rest.length;
    if (!isOurs || body === undefined) throw new DeskError('bad-token', 'The token is not valid');
    const payload = payloadShape.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    return {
      kind: payload.kind,
      conversation: payload.conv,
      user: payload.user,
      origins: payload.origins ?? [],
      expires: payload.exp,
    };
  }

  private mac(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
