import { isAccessCode, nobodysCodeHash } from './access-code';
import type { Case } from './case';

/** Wrong access codes in a row, per case and per sender, before neither is listened to for a while. */
const mostWrongCodes = 5;
const restMs = 15 * 60_000;

export interface WrongCodes {
  count: number;
  /** ISO instant of the last one. */
  lastAt: string;
}

export function mayTryCode(wrong: WrongCodes | undefined, now: Date): boolean {
  if (!wrong || wrong.count < mostWrongCodes) return true;
  return now.getTime() - new Date(wrong.lastAt).getTime() >= restMs;
}

export function oneMoreWrong(wrong: WrongCodes | undefined, now: Date): WrongCodes {
  const count =
    wrong && now.getTime() - new Date(wrong.lastAt).getTime() < restMs ? wrong.count : 0;
  return { count: count + 1, lastAt: now.toISOString() };
}

/** The case with its tries counted anew after a right code; itself where nothing was wrong. */
function withoutWrongCodes(opened: Case): Case {
  const { wrongCodes, ...rest } = opened;
  return wrongCodes ? rest : opened;
}

/** What came of an access code: the case as it is opened, and as it is to be stored where tries changed it. */
export interface CodeTried {
  opened?: Case;
  changed?: Case;
}

/**
 * Tries a code at a case, which after too many wrong ones rests for a while. A code is tried even where
 * there is no such case: the answer takes as long.
 */
export async function tryAccessCode(
  found: Case | undefined,
  code: string,
  now: Date,
): Promise<CodeTried> {
  const right = await isAccessCode(code, found?.accessCodeHash ?? nobodysCodeHash);
  if (!found) return {};
  if (!right) return { changed: { ...found, wrongCodes: oneMoreWrong(found.wrongCodes, now) } };
  if (!mayTryCode(found.wrongCodes, now)) return {};
  const opened = withoutWrongCodes(found);
  return { opened, ...(found.wrongCodes && { changed: opened }) };
}
