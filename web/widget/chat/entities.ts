/** A question's place in its form; `index` counts from 1. The menu's form is `menu`. */
export interface PromptEntity {
  form: string;
  field: string;
  index: number;
  total: number;
  /** What kind of answer is wanted: `time`, `choices`, `evidence`, …; without it only words and buttons. */
  answer?: string;
  /** Of the answers that can be pressed, several may hold at once, but for those that are `exclusive`. */
  several: boolean;
  exclusive: readonly string[];
}

/** A filed case. Instants are ISO 8601 in UTC. */
export interface ReceiptEntity {
  reference: string;
  accessCode?: string;
  receivedAt: string;
  clocks: { name: string; dueAt: string }[];
}

/** The contents of an entity that the desk put into an activity, or undefined where it is none. */
export function promptOf(activity: WebChatActivity): PromptEntity | undefined {
  const entity = entityOf(activity, 'paragon.privacy/prompt');
  if (!entity) return undefined;
  const { form, field, index, total, answer, several, exclusive } = entity;
  if (typeof form !== 'string' || typeof field !== 'string') return undefined;
  const place = { form, field, index: whole(index), total: whole(total) };
  const titles = Array.isArray(exclusive) ? exclusive : [];
  return {
    ...place,
    ...(typeof answer === 'string' && { answer }),
    several: several === true,
    exclusive: titles.filter(title => typeof title === 'string'),
  };
}

export function receiptOf(activity: WebChatActivity): ReceiptEntity | undefined {
  const entity = entityOf(activity, 'paragon.privacy/receipt');
  if (!entity) return undefined;
  const { reference, accessCode, receivedAt, clocks } = entity;
  if (typeof reference !== 'string' || typeof receivedAt !== 'string') return undefined;
  return {
    reference,
    receivedAt,
    ...(typeof accessCode === 'string' ? { accessCode } : {}),
    clocks: Array.isArray(clocks) ? clocks.filter(isClock) : [],
  };
}

const whole = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

const isClock = (value: unknown): value is { name: string; dueAt: string } =>
  isRecord(value) && typeof value.name === 'string' && typeof value.dueAt === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function entityOf(activity: WebChatActivity, type: string): Record<string, unknown> | undefined {
  return activity.entities?.filter(isRecord).find(entity => entity.type === type);
}
