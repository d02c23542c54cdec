import { addressOf, send } from './send';

export type CaseState =
  | 'new'
  | 'in-progress'
  | 'waiting-for-customer'
  | 'answered'
  | 'closed'
  | 'reopened';
export const caseStates = [
  'new',
  'in-progress',
  'waiting-for-customer',
  'answered',
  'reopened',
  'closed',
] as const satisfies readonly CaseState[];

export type Urgency = 'late' | 'today' | 'early' | 'none';
export type Language = 'vi' | 'en';

export interface Clock {
  name: string;
  rule: string;
  label: string;
  startedAt: string;
  dueAt: string;
  dueShown: string;
  state: 'running' | 'met' | 'met-late' | 'missed';
  metAt?: string;
  calendarConfirmed: boolean;
  /** That it was put off, and from when. */
  extended?: {
    at: string;
    reason: string;
    reasonName: string;
    previousDueAt: string;
    previousDueShown: string;
  };
  /** Where it may be put off now: by how many days at most for each reason, and to when. */
  extension?: { reasons: ExtensionOffer[] };
}

export interface ExtensionOffer {
  reason: string;
  days: number;
  dueAt: string;
  dueShown: string;
}

export interface Person {
  id: string;
  name: string;
}

/** A line of the queue. */
export interface CaseSummary {
  reference: string;
  version: number;
  type: string;
  typeName: string;
  state: CaseState;
  stateName: string;
  outcome?: string;
  language: Language;
  receivedAt: string;
  receivedShown: string;
  next?: Clock;
  urgency: Urgency;
  /** In one line; what identifies the customer is masked. */
  summary: string;
  assignedTo?: Person;
  /** The id of the channel that it came by; `phone` where staff filed it for a caller. */
  channel: string;
}

export interface Channel {
  id: string;
  name: string;
  /** Whether a message may go out through it at this moment, and until when. */
  open: boolean;
  openUntil?: string;
  openUntilShown?: string;
}

export interface EvidenceItem {
  id: string;
  name: string;
  contentType: string;
  size: number;
  sizeShown: string;
  sha256: string;
  /** Whether it can be looked at in the page. */
  previewable: boolean;
  redacted?: true;
}

export interface HistoryEvent {
  seq: number;
  at: string;
  atShown: string;
  actor: { kind: 'customer' | 'desk' | 'staff'; id?: string; name?: string };
  type: string;
  detail: Record<string, unknown>;
}

/** Files and words handed to the customer behind her code. */
export interface AnswerPackage {
  id: string;
  createdAt: string;
  expiresAt: string;
  expiresShown: string;
  opened: number;
  files: { name: string; size: number }[];
  withdrawn: boolean;
}

export interface WholeCase extends Omit<CaseSummary, 'channel'> {
  clocks: Clock[];
  /** Whether who the customer is was left out; `revealCase` shows it. */
  hidden: boolean;
  answers: { field: string; label: string; value: string; hidden?: true; redacted?: true }[];
  contact: { phone?: string; email?: string; hidden: boolean };
  customerName?: string;
  channel: Channel;
  /** How words get to the customer unless another way is chosen. */
  replyBy: 'channel' | 'email' | 'none';
  duplicateOf?: string;
  duplicates: string[];
  evidence: EvidenceItem[];
  packages: AnswerPackage[];
  /** The types of events that this person may bring about now. */
  actions: string[];
  history: HistoryEvent[];
}

/** As far as the desk counts what a search finds. */
export const mostCounted = 10_000;

export interface QueueAnswer {
  cases: CaseSummary[];
  /** Counted up to `mostCounted`. */
  total: number;
}

export interface QueueQuery {
  state?: string;
  type?: string;
  urgency?: string;
  assigned?: string;
  q?: string;
  offset?: number;
  limit?: number;
}

export const listCases = (query: QueueQuery, signal?: AbortSignal): Promise<QueueAnswer> =>
  send('GET', '/cases', { query: { ...query }, ...(signal && { signal }) });

const below = (reference: string) => `/cases/${encodeURIComponent(reference)}`;

/** The look is written into the case's history. */
export const readCase = (reference: string, signal?: AbortSignal): Promise<WholeCase> =>
  send('GET', below(reference), { ...(signal && { signal }) });

/** The whole contact and name; the look is written into the history apart. */
export const revealCase = (reference: string, signal?: AbortSignal): Promise<WholeCase> =>
  send('POST', `${below(reference)}/reveal`, { ...(signal && { signal }) });

/** An activity of the Bot Framework, as far as the transcript shows it. */
export interface SpokenActivity {
  id: string;
  type: string;
  timestamp: string;
  text?: string;
  value?: unknown;
  from?: { id?: string; role?: string; name?: string };
  attachments?: { contentType?: string; name?: string; content?: unknown }[];
  suggestedActions?: { actions?: { title?: string }[] };
  /** `redacted`: its words were taken away. */
  channelData?: { paragon?: { speaker?: string; name?: string; redacted?: boolean } };
}

/** `revealed` is a look at who the customer is, and written down as such. */
export const readTranscript = (
  reference: string,
  revealed: boolean,
  signal?: AbortSignal,
): Promise<SpokenActivity[]> =>
  send('GET', `${below(reference)}/transcript`, {
    query: { format: 'json', upTo: 'now', ...(revealed && { revealed: 'true' }) },
    ...(signal && { signal }),
  });

export const transcriptAddress = (reference: string, language: Language): string =>
  addressOf(`${below(reference)}/transcript`, { format: 'html', upTo: 'now', language });

export const evidenceAddress = (reference: string, id: string, preview = false): string =>
  addressOf(`${below(reference)}/evidence/${encodeURIComponent(id)}`, {
    ...(preview && { preview: 'true' }),
  });

export const exportAddress = (
  reference: string,
  format: 'json' | 'html',
  language: Language,
): string => addressOf(`${below(reference)}/export`, { format, language });
