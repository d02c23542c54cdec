import { z } from 'zod';
import type { LoggedActivity, Speaker } from '../../domain/conversation';
import type { Json } from '../../domain/json';

/** One thing said, by whom and when. */
export interface TranscriptLine {
  at: Date;
  from: Speaker;
  /** The name of the member of staff who spoke. */
  name?: string;
  /** As written; empty where only files were sent. */
  text: string;
  files: string[];
  /** What the customer was offered to choose from. */
  offered: string[];
  /** Its words were taken away for good. */
  redacted?: true;
}

/** What was said in a conversation, oldest first, in the words in which it was said. */
export interface Transcript {
  /** The case number. */
  reference: string;
  lines: TranscriptLine[];
  /** The activities themselves, for tools of Bot Framework. */
  log: readonly LoggedActivity[];
}

const button = z.object({ title: z.string() });
const attachment = z.object({
  contentType: z.string().catch(''),
  name: z.string().optional().catch(undefined),
  content: z.json().optional().catch(undefined),
});
/** What is missing has a default: for `catch` alone zod would first write out what is wrong. */
const message = z.object({
  type: z.literal('message'),
  text: z.string().default('').catch(''),
  value: z.unknown().optional(),
  channelData: z
    .object({ paragon: z.object({ redacted: z.boolean() }) })
    .optional()
    .catch(undefined),
  from: z.object({ name: z.string().optional() }).default({}).catch({}),
  attachments: z.array(attachment).default([]).catch([]),
  suggestedActions: z
    .object({ actions: z.array(button).catch([]) })
    .default({ actions: [] })
    .catch({ actions: [] }),
});

/** `log` must be free of secrets already: see `withoutSecrets`. */
export function readTranscript(reference: string, log: readonly LoggedActivity[]): Transcript {
  return { reference, log, lines: log.flatMap(lineOf) };
}

/** Typing, joining and other signals were not said, so they give no line. */
function lineOf(entry: LoggedActivity): TranscriptLine[] {
  const parsed = message.safeParse(entry.activity);
  if (!parsed.success) return [];
  const { text, value, from, attachments, suggestedActions, channelData } = parsed.data;
  const cards = attachments.filter(isCard);
  const files = attachments.filter(one => !isCard(one));
  const chosen = text === '' && typeof value === 'string' ? value : text;
  return [
    {
      at: entry.at,
      from: entry.from,
      ...(entry.from === 'staff' && from.name !== undefined ? { name: from.name } : {}),
      text: [chosen, ...cards.map(card => wordsOf(card.content).join('\n'))]
        .filter(words => words !== '')
        .join('\n'),
      files: files.map(file => file.name ?? file.contentType),
      offered: suggestedActions.actions.map(action => action.title),
      ...(channelData?.paragon.redacted && { redacted: true as const }),
    },
  ];
}

const isCard = (one: z.infer<typeof attachment>): boolean =>
  one.contentType.startsWith('application/vnd.microsoft.card.');

const spoken = new Set(['title', 'subtitle', 'text']);

/** The words that a card shows, in their order. */
function wordsOf(content: Json | undefined): string[] {
  if (Array.isArray(content)) return content.flatMap(wordsOf);
  if (content === null || typeof content !== 'object') return [];
  return Object.entries(content).flatMap(([name, value]) =>
    typeof value === 'string' ? (spoken.has(name) ? [value] : []) : wordsOf(value),
  );
}
