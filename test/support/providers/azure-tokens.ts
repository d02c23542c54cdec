import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key as Bot Framework's metadata lists it. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  jwk: Record<string, unknown>;
}

/** @param endorsements the channels that the key may speak for. */
export function newKey(kid: string, endorsements: readonly string[]): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: 'RS256',
    endorsements,
  };
  return { kid, privateKey, jwk };
}

export interface Claims {
  iss?: string;
  aud?: string;
  serviceurl?: string;
  /** Unix seconds. */
  nbf?: number;
  exp?: number;
}

/** A JSON Web Token, RS256; `none` leaves it unsigned. */
export function signToken(claims: Claims, key: SigningKey | 'none'): string {
  const header = key === 'none' ? { alg: 'none', typ: 'JWT' } : { alg: 'RS256', kid: key.kid };
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  if (key === 'none') return `${signed}.`;
  const signature = createSign('RSA-SHA256').update(signed).sign(key.privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}
