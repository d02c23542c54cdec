import type { Language, Person } from './cases';
import { addressOf, send } from './send';

/** A customer who asked for a person. Instants are UTC. */
export interface ChatSummary {
  id: string;
  channelName: string;
  language: Language;
  state: 'waiting' | 'accepted' | 'ended' | 'returned' | 'timed-out';
  /** `interrupted`: whoever was on has vanished. */
  reason: 'asked' | 'interrupted';
  askedAt: string;
  askedShown: string;
  /** Until when she was told to hear from somebody. */
  waitsUntil?: string;
  /** The case that was filed because nobody came. */
  reference?: string;
  acceptedBy?: Person;
  customerName?: string;
  lastText?: string;
  /** Messages of hers that whoever is on has not read. */
  unread: number;
}

export interface ChatFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
  previewable: boolean;
}

export interface ChatMessage {
  seq: number;
  at: string;
  from: 'customer' | 'bot' | 'staff';
  name?: string;
  text?: string;
  files: ChatFile[];
}

export interface Chat extends ChatSummary {
  messages: ChatMessage[];
  /** What she has answered so far, in each request that she has begun. */
  known: { type: string; answers: { label: string; value: string }[] }[];
}

export interface ChatLists {
  /** Longest first. */
  waiting: ChatSummary[];
  mine: ChatSummary[];
  others: ChatSummary[];
  /** Whether it is working hours. */
  open: boolean;
  opensAtShown?: string;
}

const path = (id: string, more = ''): string => `/chats/${encodeURIComponent(id)}${more}`;

export const readChats = (signal?: AbortSignal): Promise<ChatLists> =>
  send('GET', '/chats', { ...(signal && { signal }) });

/** The chat with the messages after a number; asked by whoever is on, it is their sign of life. */
export const readChat = (id: string, after: number): Promise<Chat> =>
  send('GET', path(id), { query: { after } });

export const takeChat = (id: string): Promise<ChatSummary> => send('POST', path(id, '/accept'));

/** With the same `clientId` it is said once, however often it is sent. */
export const sayInChat = (id: string, text: string, clientId: string): Promise<void> =>
  send('POST', path(id, '/messages'), { body: { text, clientId } });

/** Sends files to the customer, as one message. */
export function sendFilesInChat(id: string, files: readonly File[]): Promise<void> {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  return send('POST', path(id, '/files'), { form });
}

export const typeInChat = (id: string): Promise<void> => send('POST', path(id, '/typing'));

/** Gives her back to the desk, or says goodbye; with words, where there are any. */
export const finishChat = (id: string, how: 'return' | 'end', text: string): Promise<ChatSummary> =>
  send('POST', path(id, `/${how}`), { body: text === '' ? {} : { text } });

export const chatFileAddress = (id: string, file: string, preview = false): string =>
  addressOf(path(id, `/files/${encodeURIComponent(file)}`), preview ? { preview: 'true' } : {});
