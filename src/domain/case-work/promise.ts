import type { Case } from '../case';
import type { ClockName } from '../clock/rules';

const order: readonly ClockName[] = ['company-reply', 'statutory-reply', 'statutory-fulfil'];

/** By when a case was to be answered, and when it was. */
export interface AnswerPromise {
  dueAt: Date;
  metAt?: Date;
}

/**
 * The promise that figures measure a case by: the first answer, else (where the law wants none) that it
 * is done. A case that the customer took back is neither answered nor late.
 */
export function promiseOf({
  clocks,
  outcome,
}: Pick<Case, 'clocks' | 'outcome'>): AnswerPromise | undefined {
  if (outcome === 'withdrawn') return undefined;
  for (const wanted of order) {
    const clock = clocks.find(({ name }) => name === wanted);
    if (clock) return { dueAt: clock.dueAt, ...(clock.metAt && { metAt: clock.metAt }) };
  }
  return undefined;
}
