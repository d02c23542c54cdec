import { z } from 'zod';
import type { LoggedActivity } from '../../domain/conversation';
import type { EvidenceFile } from '../../domain/evidence';
import { type Language, languages } from '../../domain/language';

/** What the desk or staff said, as far as a channel can show it. */
export interface Said {
  text: string;
  markdown: boolean;
  choices: string[];
  /** The question's field, from its prompt entity. */
  field?: string;
  /** The question wants files. */
  wantsFiles: boolean;
  files: EvidenceFile[];
  language?: Language;
  /** Who speaks, where it is a person. */
  staff?: string;
}

const file = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  sha256: z.string(),
});

const activity = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  locale: z.string().optional(),
  from: z.object({ name: z.string().optional() }).optional(),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string() })) }).optional(),
  attachments: z.array(z.object({ content: z.unknown().optional() })).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});

const promptType = 'paragon.privacy/prompt';

/** @returns undefined for what is not for the customer's eyes: events, typing, her own messages. */
export function saidIn(entry: LoggedActivity): Said | undefined {
  if (entry.from === 'customer') return undefined;
  const read = activity.safeParse(entry.activity);
  if (!read.success) return undefined;
  const {
    text = '',
    textFormat,
    locale,
    from,
    suggestedActions,
    attachments,
    entities,
  } = read.data;
  const prompt = entities?.find(({ type }) => type === promptType);
  const language = languages.find(each => each === locale);
  const staff = entry.from === 'staff' ? from?.name?.trim() : undefined;
  return {
    text,
    markdown: textFormat === 'markdown',
    choices: suggestedActions?.actions.map(({ title }) => title) ?? [],
    ...(typeof prompt?.field === 'string' && { field: prompt.field }),
    wantsFiles: prompt?.answer === 'evidence',
    files: (attachments ?? []).flatMap(({ content }) => {
      const known = file.safeParse(content);
      return known.success ? [known.data] : [];
    }),
    ...(language && { language }),
    ...(staff && { staff }),
  };
}
