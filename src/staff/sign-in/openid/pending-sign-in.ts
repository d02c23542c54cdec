import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import type { RandomSource, TimeSource } from '../../../domain/ports';

/** What the browser that began a sign-in keeps until it comes back from the provider. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  /** Of PKCE: shows that whoever comes back is who went. */
  verifier: string;
  /** Where to go then; an address of the console. */
  to: string;
}

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;
const validMs = 10 * 60_000;

const content = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** Unix milliseconds. */
  until: z.number(),
});

/** A sign-in under way as the value of a cookie: sealed, so that any process can go on with it. */
export class PendingSignIns {
  constructor(
    /** 32 bytes. */
    private readonly key: Uint8Array,
    private readonly time: TimeSource,
    private readonly random: RandomSource,
  ) {}

  begin(to: string): PendingSignIn {
    const secret = (): string => Buffer.from(this.random.bytes(32)).toString('base64url');
    return { state: secret(), nonce: secret(), verifier: secret(), to };
  }

  seal(pending: PendingSignIn): string {
    const iv = this.random.bytes(ivLength);
    const cipher = createCipheriv(algorithm, this.key, iv);
    const until = this.time.now().getTime() + validMs;
    const body = cipher.update(JSON.stringify({ ...pending, until }), 'utf8');
    cipher.final();
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** Nothing for what was not sealed here, was changed, or is too old. */
  open(sealed: string): PendingSignIn | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    const text = this.#unseal(bytes);
    if (text === undefined) return undefined;
    const { until, ...pending } = content.parse(JSON.parse(text));
    return this.time.now().getTime() < until ? pending : undefined;
  }

  #unseal(bytes: Buffer): string | undefined {
    if (bytes.length <= ivLength + tagLength) return undefined;
    const decipher = createDecipheriv(algorithm, this.key, bytes.subarray(0, ivLength));
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    const plain = decipher.update(bytes.subarray(ivLength + tagLength));
    try {
      decipher.final();
    } catch {
      // Somebody else made it: that is an answer, not a fault.
      return undefined;
    }
    return plain.toString('utf8');
  }
}
