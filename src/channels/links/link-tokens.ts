import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { RandomSource, TimeSource } from '../../domain/ports';

/** What a link is good for: one file of the talk, or leaving files in it once. */
export interface LinkClaims {
  purpose: 'file' | 'upload';
  conversation: string;
  /** The file. */
  file?: string;
  /** Unlike that of any other link. */
  id: string;
  /** Milliseconds since 1970. */
  until: number;
}

const claims = z.object({
  p: z.enum(['file', 'upload']),
  c: z.string().min(1).max(300),
  f: z.string().max(100).optional(),
  i: z.string().min(1).max(40),
  u: z.number(),
});

const day = 24 * 3_600_000;

/** Links that customers get where their channel carries no files; signed, and good for a few days. */
export class LinkTokens {
  constructor(
    private readonly key: Uint8Array,
    private readonly time: TimeSource,
    private readonly random: RandomSource,
  ) {}

  mint({
    purpose,
    conversation,
    file,
  }: Pick<LinkClaims, 'purpose' | 'conversation' | 'file'>): string {
    const days = purpose === 'file' ? 30 : 3;
    const content = {
      ...{ p: purpose, c: conversation, ...(file && { f: file }) },
      i: Buffer.from(this.random.bytes(12)).toString('base64url'),
      u: this.time.now().getTime() + days * day,
    };
    const body = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** @returns undefined for what was not minted here, is for something else, or has had its time. */
  read(token: string, purpose: LinkClaims['purpose']): LinkClaims | undefined {
    const [body = '', signature = ''] = token.split('.');
    const wanted = Buffer.from(this.sign(body));
    const given = Buffer.from(signature);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    const {
      p,
      c: conversation,
      f: file,
      i: id,
      u: until,
    } = claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (p !== purpose || until < this.time.now().getTime()) return undefined;
    return { purpose: p, conversation, id, until, ...(file && { file }) };
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(`link.${body}`).digest('base64url');
  }
}
