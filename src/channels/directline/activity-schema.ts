import { z } from 'zod';

/** UTF-16 units: 20,000 of any character pass and are answered kindly by the talk itself. */
const maxText = 50_000;
const maxDepth = 12;

const isShallow = (value: unknown, left = maxDepth): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every(each => isShallow(each, left - 1)));

const text = z
  .string()
  .max(maxText)
  // Some databases take no NUL, and nobody types one.
  .transform(value => value.replaceAll('\0', ''));

/** What a button or a card gives back: any JSON, but not a deep one, which could not be walked. */
const value = z.json().refine(isShallow, 'nested too deep');

/** Of its own remarks on a message, a client may make these. */
const channelData = z.object({
  clientActivityID: z.string().min(1).max(200).optional(),
  postBack: z.boolean().optional(),
  messageBack: z.object({ displayText: z.string().max(1000).optional() }).optional(),
});

const capabilities = z.object({
  type: z.literal('ClientCapabilities'),
  requiresBotState: z.boolean().optional(),
  supportsListening: z.boolean().optional(),
  supportsTts: z.boolean().optional(),
});

/** A file named in a message; its content comes as a part of an upload, never from an address. */
const attachment = z.object({ name: z.string().max(1000).optional() });

/** The activities that a client may send. Fields that the desk has no use for are left out, not refused. */
export const clientActivity = z.object({
  type: z.enum(['message', 'typing', 'event']),
  text: text.optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  name: z.string().max(200).optional(),
  value: value.optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/)
    .optional(),
  from: z.object({ id: z.string().optional() }).optional(),
  channelData: channelData.nullish(),
  attachments: z.array(attachment).max(100).nullish(),
  /** Entities of the desk's own (`paragon.privacy/…`) are facts that only the desk states. */
  entities: z.array(z.unknown()).max(100).nullish(),
});

export type ClientActivity = z.output<typeof clientActivity>;

export const capabilitiesOf = (entities: readonly unknown[] = []) =>
  entities.flatMap(entity => {
    const known = capabilities.safeParse(entity);
    return known.success ? [known.data] : [];
  });
