import type { Case } from './case';

/** Wrong access codes in a row, per case and per sender, before neither is listened to for a while. */
export const mostWrongCodes = 5;
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
export function withoutWrongCodes(opened: Case): Case {
  const { wrongCodes, ...rest } = opened;
  return wrongCodes ? rest : opened;
}
