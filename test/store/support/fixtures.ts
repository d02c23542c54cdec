import { randomBytes, randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Case } from '../../../src/domain/case';
import type { Conversation, LoggedActivity } from '../../../src/domain/conversation';
import type { OutboxItem } from '../../../src/domain/outbox';
import type { Changes, RandomSource, TimeSource } from '../../../src/domain/ports';
import { newReference } from '../../../src/domain/reference';
import { openStore, type Store } from '../../../src/store/store';
import type { MasterKeys } from '../../../src/store/vault/master-keys';
import type { Place } from './databases';

export const at = new Date('2026-03-02T02:00:00Z');
let now = at;
/** The time that the store sees; a test that sets it sets it back. */
export const clock = {
  set(to: Date): void {
    now = to;
  },
};
export const time: TimeSource = { now: () => now };
export const random: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => randomBytes(length),
};

export const masterKeys = (id = 'm1'): MasterKeys => ({
  currentId: id,
  keys: new Map([[id, randomBytes(32)]]),
});

export const open = (
  place: Place,
  keys: MasterKeys,
  evidenceMaxBytes = 1_000_000,
): Promise<Store> =>
  openStore({
    databaseUrl: place.databaseUrl,
    dataDir: place.dataDir,
    masterKeys: keys,
    time,
    random,
    evidenceMaxBytes,
  });

export const nothing = (): Changes => ({
  log: [],
  cases: [],
  events: [],
  evidence: [],
  outbox: [],
});

export const aConversation = (id: string, changes: Partial<Conversation> = {}): Conversation => ({
  id,
  channel: 'directline',
  version: 0,
  lastSeq: 0,
  language: 'vi',
  state: { form: 'misuse-complaint', answers: { what: 'họ gọi đọc số căn cước' } },
  address: { user: { name: 'Nguyễn Thị Hoa' } },
  createdAt: at,
  lastActiveAt: at,
  ...changes,
});

/** One turn: the customer says something, the desk answers. */
export function aTurn(
  conversation: Conversation,
  { text = 'xin chào', incomingId }: { text?: string; incomingId?: string } = {},
): Changes {
  const first = conversation.lastSeq + 1;
  return {
    ...nothing(),
    conversation: { ...conversation, lastSeq: first + 1 },
    log: [
      logged(conversation.id, first, 'customer', text, incomingId),
      logged(conversation.id, first + 1, 'bot', `đã nhận: ${text}`),
    ],
  };
}

export function logged(
  conversationId: string,
  seq: number,
  from: LoggedActivity['from'],
  text: string,
  incomingId?: string,
): LoggedActivity {
  const id = `${conversationId}|${String(seq).padStart(7, '0')}-${randomBytes(4).toString('hex')}`;
  const activity = { type: 'message', text, from: { id: from } };
  return { conversationId, seq, id, ...(incomingId && { incomingId }), from, at, activity };
}

export function aCase(changes: Partial<Case> = {}): Case {
  return {
    reference: newReference(bound => random.integer(bound)),
    version: 0,
    type: 'misuse-complaint',
    formVersion: 1,
    state: 'new',
    language: 'vi',
    receivedAt: at,
    clocks: [
      {
        name: 'company-reply',
        rule: 'company-reply-1',
        startedAt: at,
        dueAt: new Date('2026-03-05T16:59:59Z'),
      },
    ],
    answers: { what: { kind: 'text', text: 'lộ số điện thoại cho bên bảo hiểm' } },
    contact: { phone: '+84912345678', email: 'hoa.nguyen@example.com' },
    evidence: [],
    accessCodeHash: 'scrypt$salt$hash',
    ...changes,
  };
}

export const filed = (
  aCase: Case,
  seq = 1,
  detail = 'chị Hoa nộp đơn',
): Changes['events'][number] => ({
  reference: aCase.reference,
  seq,
  at,
  actor: { kind: 'customer' },
  type: seq === 1 ? 'filed' : 'noted',
  detail: { note: detail },
});

export const anItem = (id: string, changes: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  kind: 'mail.handoff',
  payload: { subject: 'khiếu nại của chị Hoa' },
  dueAt: at,
  ...changes,
});

/** The beginning of a real PNG, then anything. */
export function aPicture(size = 200_000): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(size - 8)]);
}

/** In pieces of odd lengths, as a network gives them. */
export function streamed(content: Buffer, piece = 7_001): Readable {
  const pieces: Buffer[] = [];
  for (let start = 0; start < content.length; start += piece)
    pieces.push(content.subarray(start, start + piece));
  return Readable.from(pieces);
}

export async function whole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
