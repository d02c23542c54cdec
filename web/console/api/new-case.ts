import type { Language } from './cases';
import { send } from './send';

/** A field's answer as the desk takes it: words, a date, chosen values, or that staff have checked. */
export type GivenAnswer = string | string[] | boolean;

export interface NewCase {
  type: string;
  language: Language;
  answers: Record<string, GivenAnswer>;
  contact: { phone?: string; email?: string };
}

export interface FiledCase {
  reference: string;
  accessCode: string;
  clocks: { name: string; dueAt: string; dueShown?: string }[];
}

/** @throws ApiFault `staff-request` with the places that do not fit */
export const fileCase = (given: NewCase): Promise<FiledCase> =>
  send('POST', '/cases', { body: given });
