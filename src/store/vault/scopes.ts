import type { OutboxItem } from '../../domain/outbox';

/** What one data key covers. Erasing a scope's key erases all that was sealed under it. */
export const scopes = {
  conversation: (id: string): string => `conversation:${id}`,
  case: (reference: string): string => `case:${reference}`,
  evidence: (id: string): string => `evidence:${id}`,
  /** What is remembered of a contact beside its cases; named by its keyed hash. */
  contact: (hash: Buffer): string => `contact:${hash.toString('hex')}`,
  /** Keys of the desk itself, which belong to nobody. */
  desk: (name: 'lookup' | 'history' | 'outbox' | 'documents' | 'channels' | 'staff'): string =>
    `desk:${name}`,
  secret: (name: string): string => `secret:${name}`,
  outbox: (item: Pick<OutboxItem, 'reference' | 'conversationId'>): string => {
    if (item.reference !== undefined) return scopes.case(item.reference);
    if (item.conversationId !== undefined) return scopes.conversation(item.conversationId);
    return scopes.desk('outbox');
  },
};

/** Where a sealed content is kept; authenticated with it. */
export const places = {
  conversation: (id: string): string => `conversation/${id}`,
  activity: (conversationId: string, seq: number): string => `activity/${conversationId}/${seq}`,
  case: (reference: string): string => `case/${reference}`,
  event: (reference: string, seq: number): string => `event/${reference}/${seq}`,
  outbox: (id: string): string => `outbox/${id}`,
  evidence: (id: string): string => `evidence/${id}`,
  inbound: (channel: string, key: string): string => `inbound/${channel}/${key}`,
  channelState: (key: string): string => `channel-state/${key}`,
  document: (key: string, version: string): string => `document/${version}/${key}`,
  view: (accountId: string, id: string): string => `view/${accountId}/${id}`,
  package: (id: string): string => `package/${id}`,
  totp: (accountId: string): string => `totp/${accountId}`,
  preference: (hash: Buffer, purpose: string, way: string): string =>
    `preference/${hash.toString('hex')}/${purpose}/${way}`,
};
