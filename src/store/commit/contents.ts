import type { Case } from '../../domain/case';
import type { Clock } from '../../domain/clock/clock';
import type { Conversation } from '../../domain/conversation';

/** The parts of a conversation that are sealed. */
export type ConversationContent = Pick<Conversation, 'state' | 'address'>;

/** The parts of a case that are sealed. */
export type CaseContent = Pick<
  Case,
  'answers' | 'contact' | 'evidence' | 'accessCodeHash' | 'wrongCodes'
>;

export const conversationContent = ({ state, address }: ConversationContent): string =>
  JSON.stringify({ state, address } satisfies ConversationContent);

export const caseContent = (content: CaseContent): string => {
  const { answers, contact, evidence, accessCodeHash, wrongCodes } = content;
  return JSON.stringify({
    ...{ answers, contact, evidence, accessCodeHash },
    ...(wrongCodes && { wrongCodes }),
  } satisfies CaseContent);
};

/** These read what the store itself wrote, and whose seal was whole. */
export const readConversationContent = (content: string): ConversationContent =>
  JSON.parse(content) as ConversationContent;

export const readCaseContent = (content: string): CaseContent => JSON.parse(content) as CaseContent;

/** What is left of a case whose key was erased. */
export const erasedCaseContent = (): CaseContent => ({
  answers: {},
  contact: {},
  evidence: [],
  accessCodeHash: '',
});

/** Clocks stay readable: they hold names, rules and times. */
export function readClocks(content: string): Clock[] {
  return JSON.parse(content, (key, value: unknown) =>
    instants.has(key) && typeof value === 'string' ? new Date(value) : value,
  ) as Clock[];
}

const instants = new Set(['startedAt', 'dueAt', 'metAt', 'at', 'previousDueAt']);
