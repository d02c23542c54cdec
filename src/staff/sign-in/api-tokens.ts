import type { RandomSource, TimeSource } from '../../domain/ports';
import type { StaffRole, StaffTokens } from '../../domain/staff';
import { newSecretToken, tokenHash } from './secret-tokens';

export interface ApiTokenDeps {
  tokens: StaffTokens;
  time: TimeSource;
  random: RandomSource;
}

/** @returns a new token for `Authorization: Bearer`; it can be shown this once only. */
export async function issueApiToken(
  deps: ApiTokenDeps,
  { name, role, rights }: { name: string; role: StaffRole; rights?: readonly string[] },
): Promise<string> {
  const token = `pd_${newSecretToken(deps.random)}`;
  await deps.tokens.create({
    id: Buffer.from(deps.random.bytes(12)).toString('hex'),
    tokenHash: tokenHash(token),
    name,
    role,
    ...(rights && { rights: [...rights] }),
    createdAt: deps.time.now(),
  });
  return token;
}
