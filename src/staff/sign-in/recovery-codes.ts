import type { RandomSource } from '../../domain/ports';
import { tokenHash } from './secret-tokens';

/** Without signs that are taken for each other. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 4;

/** Ten codes of 80 random bits, each good for one sign-in without the authenticator. */
export function newRecoveryCodes(random: RandomSource): string[] {
  const group = (): string =>
    Array.from({ length: groupLength }, () => signs[random.integer(signs.length)]).join('');
  return Array.from({ length: 10 }, () => Array.from({ length: groups }, group).join('-'));
}

/** However it was typed. The code is random and long, so a plain hash of it cannot be guessed back. */
export function recoveryCodeHash(code: string): string {
  return tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}
