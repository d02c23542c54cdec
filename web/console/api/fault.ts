import { texts } from '../frame/texts';

/** What the desk answers when it will not or cannot (RFC 9457); `title` is for people, in their language. */
interface Problem {
  code: string;
  title: string;
  incident?: string;
  faults?: { at: string; code: string }[];
}

/** Why a call of the API failed. `message` is for people. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  /** Of the desk (`state-conflict`), or the console's own: `offline`, `unreadable`. */
  readonly code: string;
  /** 0 where there was no answer. */
  readonly status: number;
  /** By which operators find the fault in their log. */
  readonly incident?: string;
  /** Where in the request the fault is, for `staff-request`. */
  readonly faults: readonly { at: string; code: string }[];
  /** Whatever else the desk told of it. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Problem) {
    super(problem.title);
    this.status = status;
    this.code = problem.code;
    this.faults = problem.faults ?? [];
    this.more = { ...problem };
    if (problem.incident !== undefined) this.incident = problem.incident;
  }
}

/** The fault in an answer of the desk, in the words that the desk has for it. */
export async function faultOf(response: Response): Promise<ApiFault> {
  const told: unknown = await response.json().catch(() => undefined);
  if (isProblem(told)) return new ApiFault(response.status, told);
  const title = texts().t('faults.unreadable', { status: response.status });
  return new ApiFault(response.status, { code: 'unreadable', title });
}

export const offline = (): ApiFault =>
  new ApiFault(0, { code: 'offline', title: texts().t('faults.offline') });

/** Whatever was thrown, as a fault that can be shown. */
export const asFault = (error: unknown): ApiFault =>
  error instanceof ApiFault
    ? error
    : new ApiFault(0, { code: 'unforeseen', title: texts().t('faults.unforeseen') });

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'title' in value &&
  typeof value.title === 'string';
