import { z } from 'zod';
import { languages } from '../../domain/language';
import { liveChatStates } from '../../domain/live-chat';
import { instant } from './schemas';

export const chatSummarySchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  channel: z.string(),
  channelName: z.string(),
  language: z.enum(languages),
  state: z.enum(liveChatStates),
  /** `asked`, or `interrupted` where whoever was on has vanished. */
  reason: z.enum(['asked', 'interrupted']),
  askedAt: instant,
  askedShown: z.string(),
  /** Until when the customer was told to hear. */
  waitsUntil: instant.optional(),
  /** The case that came of it, where nobody came. */
  reference: z.string().optional(),
  acceptedBy: z.object({ id: z.string(), name: z.string() }).optional(),
  /** Not of chats that somebody else is on. */
  customerName: z.string().optional(),
  lastText: z.string().optional(),
  /** Messages of the customer that whoever is on has not read. */
  unread: z.int(),
});

export const chatFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  contentType: z.string(),
  previewable: z.boolean(),
});

export const chatSchema = chatSummarySchema.extend({
  messages: z.array(
    z.object({
      /** What `after` takes: later messages have higher ones. */
      seq: z.int(),
      at: instant,
      atShown: z.string(),
      from: z.enum(['customer', 'bot', 'staff']),
      name: z.string().optional(),
      text: z.string().optional(),
      files: z.array(chatFileSchema),
    }),
  ),
  /** What the customer has answered so far, in each request that she has begun. */
  known: z.array(
    z.object({
      type: z.string(),
      answers: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
});
