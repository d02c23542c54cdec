/** What a channel can carry, so that the desk says things in a way that gets there. */
export interface ChannelTraits {
  /** How many answers to press a message may have; 0: choices are written out. */
  buttons: number;
  /** Characters of a button's title; a longer choice is written out and its number becomes the button. */
  buttonTitle: number;
  /** Bytes (UTF-8) of what a pressed button gives back. */
  buttonPayload: number;
  /** Characters of one message; longer texts become several. */
  text: number;
  /** Shows Markdown as it is meant. Elsewhere its signs are taken out. */
  markdown: boolean;
  /** Shows answers to press on cards alone. */
  cards?: boolean;
  /** Customers can send files here; otherwise they get a one-time upload link. */
  filesIn: boolean;
  /** Files that can be sent to customers; others become a link. */
  filesOut: FilesOut | undefined;
  /** Shows that the desk is busy with an answer. */
  typing: boolean;
  /** How long after the customer's last message the desk may speak, in milliseconds; none: always. */
  replyWindowMs?: number;
  /** The same for words of a person, where those may come later. */
  staffWindowMs?: number;
}

export interface FilesOut {
  /** Bytes; by content type where it differs, e.g. `image/`. */
  bytes: number;
  imageBytes?: number;
  /** Content types (or how they begin) that are taken; none: all. */
  types?: readonly string[];
}

const hour = 3_600_000;
const day = 24 * hour;
const megabyte = 1024 * 1024;

/** For a channel that nobody has described: plain words get through everywhere. */
export const plainTraits: ChannelTraits = {
  ...{ buttons: 0, buttonTitle: 0, buttonPayload: 0 },
  text: 1_000,
  markdown: false,
  filesIn: false,
  filesOut: undefined,
  typing: false,
};

const pdfAndWord = ['application/pdf', 'application/msword', 'application/vnd.openxmlformats'];

/** Messenger, by Facebook's own interface or by Azure. */
const messenger: ChannelTraits = {
  ...{ buttons: 13, buttonTitle: 20, buttonPayload: 1_000, text: 2_000 },
  ...{ markdown: false, filesIn: true, typing: true },
  filesOut: { bytes: 25 * megabyte },
  ...{ replyWindowMs: day, staffWindowMs: 7 * day },
};

/** By Azure files go out as links: its connector wants an address that anybody can open. */
const relayed: ChannelTraits = { ...plainTraits, filesIn: true, text: 4_000 };

/**
 * What each channel can do: the one place where channels differ in what they can show. Zalo:
 * developers.zalo.me/docs/official-account; Messenger: developers.facebook.com/docs/messenger-platform;
 * Telegram: core.telegram.org/bots/api; Azure's channels: learn.microsoft.com/azure/bot-service.
 */
export const channelTraits: Readonly<Record<string, ChannelTraits>> = {
  directline: {
    ...plainTraits,
    ...{ buttons: 100, buttonTitle: 1_000, buttonPayload: 4_000 },
    ...{ text: Number.POSITIVE_INFINITY, filesIn: true, typing: true },
  },
  zalo: {
    ...{ buttons: 5, buttonTitle: 100, buttonPayload: 1_000, text: 2_000 },
    ...{ markdown: false, filesIn: true, typing: false },
    filesOut: {
      bytes: 5 * megabyte,
      imageBytes: megabyte,
      types: ['image/jpeg', 'image/png', ...pdfAndWord],
    },
    // Free within 48 hours, paid up to the seventh day, refused after it.
    replyWindowMs: 7 * day,
  },
  messenger,
  telegram: {
    ...{ buttons: 100, buttonTitle: 60, buttonPayload: 4_096, text: 4_096 },
    ...{ markdown: false, filesIn: true, typing: true },
    filesOut: { bytes: 50 * megabyte, imageBytes: 10 * megabyte },
  },
  email: {
    ...plainTraits,
    ...{ text: Number.POSITIVE_INFINITY, filesIn: true },
    filesOut: { bytes: 10 * megabyte },
  },
  msteams: {
    ...relayed,
    ...{ buttons: 6, buttonTitle: 50, buttonPayload: 1_000, text: 20_000 },
    ...{ markdown: true, typing: true },
  },
  facebook: { ...messenger, filesOut: undefined },
  line: { ...relayed, buttons: 13, buttonTitle: 20, buttonPayload: 300, text: 5_000 },
  slack: {
    ...relayed,
    ...{ buttons: 5, buttonTitle: 75, buttonPayload: 2_000, cards: true },
    ...{ markdown: true, typing: true },
  },
  whatsapp: { ...relayed, replyWindowMs: day },
  webchat: {
    ...relayed,
    ...{ buttons: 100, buttonTitle: 1_000, buttonPayload: 4_000, text: 100_000 },
    ...{ markdown: true, typing: true },
  },
  skype: { ...relayed, buttons: 10, buttonTitle: 50, buttonPayload: 1_000, typing: true },
  'azure-telegram': {
    ...relayed,
    ...{ buttons: 100, buttonTitle: 60, buttonPayload: 4_096, text: 4_096, typing: true },
  },
  'azure-directline': {
    ...relayed,
    ...{ buttons: 100, buttonTitle: 1_000, buttonPayload: 4_000, text: 100_000 },
    ...{ markdown: true, typing: true },
  },
  'azure-email': { ...relayed, text: 100_000 },
};

export const traitsOf = (channelId: string): ChannelTraits =>
  channelTraits[channelId] ?? plainTraits;
