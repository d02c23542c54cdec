import type { SpokenActivity } from '../api/cases';

/** One thing said, as the talk shows it. */
export interface TalkLine {
  id: string;
  at: string;
  from: 'customer' | 'staff' | 'bot';
  /** Of the member of staff who spoke. */
  name?: string;
  text: string;
  files: string[];
  /** What the customer was offered to choose from. */
  offered: string[];
  redacted: boolean;
}

/** What was said, oldest first; typing, joining and other signals were not said. */
export const readTalk = (activities: readonly SpokenActivity[]): TalkLine[] =>
  activities.filter(({ type }) => type === 'message').map(lineOf);

function lineOf(activity: SpokenActivity): TalkLine {
  const { id, timestamp, text = '', value, from, attachments = [], channelData } = activity;
  const spoken = text === '' && typeof value === 'string' ? value : text;
  const staff = channelData?.paragon?.speaker === 'staff' || from?.id === 'staff';
  const name = channelData?.paragon?.name ?? from?.name;
  const cards = attachments.filter(isCard).flatMap(card => wordsOf(card.content));
  return {
    id,
    at: timestamp,
    from: staff ? 'staff' : from?.role === 'bot' ? 'bot' : 'customer',
    ...(staff && name !== undefined && { name }),
    text: [spoken, ...cards].filter(words => words !== '').join('\n'),
    files: attachments.filter(one => !isCard(one)).map(file => file.name ?? file.contentType ?? ''),
    offered: (activity.suggestedActions?.actions ?? []).flatMap(({ title }) => title ?? []),
    redacted: channelData?.paragon?.redacted === true,
  };
}

const isCard = ({ contentType = '' }: { contentType?: string }): boolean =>
  contentType.startsWith('application/vnd.microsoft.card.');

const shown = new Set(['title', 'subtitle', 'text']);

/** The words that a card shows, in their order. */
function wordsOf(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(wordsOf);
  if (content === null || typeof content !== 'object') return [];
  return Object.entries(content).flatMap(([name, value]) =>
    typeof value === 'string' ? (shown.has(name) ? [value] : []) : wordsOf(value),
  );
}
