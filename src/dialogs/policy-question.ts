import { sectionAsked } from '../language/policy/section-asked';
import type { DeskTurn } from './desk-turn';
import { pressedPolicyTopic } from './policy-answer';

/** From here on a question is one about the policy, whatever else is asked. */
const sure = 0.75;
const mostWords = 30;

/** Whether the customer asks about the policy: a topic's button, a section by its letter, or in her words. */
export function isPolicyQuestion(said: string, desk: DeskTurn): boolean {
  if (pressedPolicyTopic(said, desk)) return true;
  if (said.split(/\s+/).length > mostWords) return false;
  if (sectionAsked(said)) return true;
  const { intent, confidence } = desk.intentOf(said);
  return intent === 'policy' && confidence >= sure;
}
