import { z } from 'zod';
import { withoutSecrets } from '../../../bots/handoff/without-secrets';
import { DeskError } from '../../../domain/errors';
import type { EvidenceFile } from '../../../domain/evidence';
import type { LiveChatRow } from '../../../domain/live-chat';
import { finishChat, noteSeen, sayInChat, showTyping, takeChat } from '../../chats/chat-actions';
import { chatMask } from '../../chats/chat-mask';
import { findChat } from '../../chats/find-chat';
import { knownSoFar, officeNow, presentChat } from '../../chats/present-chat';
import { filesOf, isPreviewable, presentMessages } from '../../chats/present-messages';
import { allows } from '../../rights';
import type { Principal } from '../../sign-in/principal';
import type { StaffApiDeps } from '../api-deps';
import { chatFileSchema, chatSchema, chatSummarySchema } from '../chat-schemas';
import { noteView } from '../note-view';
import { openFile } from '../open-file';
import { staffRoute } from '../route';

const chatParams = z.object({ id: z.string().regex(/^CH-[A-Za-z0-9_-]{6,40}$/) });
const words = z.string().trim().min(1).max(8_000);
const clientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,80}$/)
  .optional();
const mostFiles = 10;

const listChats = staffRoute({
  method: 'GET',
  path: '/chats',
  name: 'listChats',
  summary: 'Customers who wait for a person, longest first, and those who are with one',
  access: 'chats.read',
  answer: {
    status: 200,
    schema: z.object({
      waiting: z.array(chatSummarySchema),
      mine: z.array(chatSummarySchema),
      others: z.array(chatSummarySchema),
      /** Whether it is working hours now. */
      open: z.boolean(),
      opensAtShown: z.string().optional(),
    }),
  },
  async handle({ language }, deps, who) {
    const rows = await deps.liveChats.open();
    const chats = await Promise.all(rows.map(row => presentChat(deps, row, who, language)));
    const accepted = chats.filter(({ state }) => state === 'accepted');
    return {
      status: 200,
      json: {
        waiting: chats.filter(({ state }) => state === 'waiting'),
        mine: accepted.filter(({ acceptedBy }) => acceptedBy?.id === who.id),
        others: accepted.filter(({ acceptedBy }) => acceptedBy?.id !== who.id),
        ...officeNow(deps, language),
      },
    };
  },
});

const readChat = staffRoute({
  method: 'GET',
  path: '/chats/{id}',
  name: 'readChat',
  summary: 'One chat with what was said; asked by whoever is on, it is also their sign of life',
  access: 'chats.read',
  params: chatParams,
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  answer: { status: 200, schema: chatSchema },
  faults: ['staff-no-chat'],
  async handle({ params, query, language }, deps, who) {
    const row = await findChat(deps, params.id);
    const log = await deps.activityLog.after(row.conversationId, query.after);
    await noteSeen(deps, row, who, log.at(-1)?.seq ?? query.after);
    // Whoever is on reads on; anybody else who is shown words looks anew, wherever they begin to read.
    const isOn = row.state === 'accepted' && row.acceptedBy === who.id;
    if (query.after === 0 || (!isOn && log.length > 0)) await noteLook(deps, row, who);
    const conversation = await deps.conversations.find(row.conversationId, { fresh: true });
    const mask = chatMask(conversation, who);
    const current = await findChat(deps, params.id);
    return {
      status: 200,
      json: {
        ...(await presentChat(deps, current, who, language)),
        messages: presentMessages(withoutSecrets(log), mask),
        known: conversation ? knownSoFar(deps, conversation, language, mask) : [],
      },
    };
  },
});

const accept = staffRoute({
  method: 'POST',
  path: '/chats/{id}/accept',
  name: 'acceptChat',
  summary: 'Take a waiting customer over: from here on the desk is silent',
  access: 'chats.take',
  params: chatParams,
  answer: { status: 200, schema: chatSummarySchema },
  faults: ['staff-no-chat', 'chat-taken', 'chat-closed'],
  async handle({ params, language }, deps, who) {
    await takeChat(deps, params.id, who);
    return present(deps, params.id, who, language);
  },
});

const said = z.object({ activityId: z.string() });

const write = staffRoute({
  method: 'POST',
  path: '/chats/{id}/messages',
  name: 'writeInChat',
  summary: 'Say something to the customer; with the same clientId it is said once',
  access: 'chats.take',
  params: chatParams,
  body: z.object({ text: words, clientId }),
  answer: { status: 201, schema: said },
  faults: ['staff-no-chat', 'chat-taken', 'chat-closed'],
  async handle({ params, body }, deps, who) {
    const { text } = body;
    const { activityId } = await sayInChat(deps, params.id, who, {
      text,
      ...(body.clientId && { clientId: body.clientId }),
    });
    return { status: 201, json: { activityId } };
  },
});

const sendFiles = staffRoute({
  method: 'POST',
  path: '/chats/{id}/files',
  name: 'sendFilesInChat',
  summary: 'Send files to the customer, with words or without',
  access: 'chats.take',
  params: chatParams,
  upload: { mostFiles },
  body: z.object({ text: z.string().trim().max(8_000).default(''), clientId }),
  answer: {
    status: 201,
    schema: said.extend({ files: z.array(chatFileSchema) }),
  },
  faults: ['staff-no-chat', 'chat-taken', 'chat-closed', 'staff-no-file'],
  async handle({ params, body, files }, deps, who) {
    if (files.length === 0) throw new DeskError('staff-no-file', 'the form has no file');
    const sent = { text: body.text, files, ...(body.clientId && { clientId: body.clientId }) };
    const { activityId, repeated } = await sayInChat(deps, params.id, who, sent);
    // The first delivery's files are the ones that were sent.
    if (repeated) for (const { id } of files) await deps.evidence.remove(id);
    return { status: 201, json: { activityId, files: repeated ? [] : files.map(presentFile) } };
  },
});

const typing = staffRoute({
  method: 'POST',
  path: '/chats/{id}/typing',
  name: 'typeInChat',
  summary: 'Show the customer for some seconds that an answer is being written',
  access: 'chats.take',
  params: chatParams,
  answer: { status: 204 },
  faults: ['staff-no-chat'],
  async handle({ params }, deps, who) {
    await showTyping(deps, params.id, who);
    return { status: 204 };
  },
});

const finish = (how: 'returned' | 'ended', verb: 'return' | 'end', summary: string) =>
  staffRoute({
    method: 'POST',
    path: `/chats/{id}/${verb}`,
    name: `${verb}Chat`,
    summary,
    access: 'chats.take',
    params: chatParams,
    body: z.object({ text: words.optional() }),
    answer: { status: 200, schema: chatSummarySchema },
    faults: ['staff-no-chat', 'chat-taken', 'chat-closed'],
    async handle({ params, body, language }, deps, who) {
      await finishChat(deps, params.id, who, how, body.text);
      return present(deps, params.id, who, language);
    },
  });

const readFile = staffRoute({
  method: 'GET',
  path: '/chats/{id}/files/{fileId}',
  name: 'readChatFile',
  summary: 'A file of a chat, as an attachment; pictures can be shown',
  access: 'chats.read',
  params: chatParams.extend({ fileId: z.string().max(200) }),
  query: z.object({ preview: z.enum(['true', 'false']).default('false') }),
  answer: { status: 200, documents: ['application/octet-stream'] },
  faults: ['staff-no-chat', 'staff-no-file'],
  async handle({ params, query }, deps, who) {
    if (!allows(who, 'cases.evidence'))
      throw new DeskError('staff-denied', `${who.role} may not cases.evidence`);
    const row = await findChat(deps, params.id);
    const log = await deps.activityLog.after(row.conversationId, 0);
    const file = log.flatMap(filesOf).find(({ id }) => id === params.fileId);
    if (!file) throw new DeskError('staff-no-file', 'there is no such file in the chat');
    const inline = query.preview === 'true' && isPreviewable(file);
    if (row.reference)
      await noteView(deps, row.reference, who, { what: 'evidence', file: file.id, chat: row.id });
    deps.log.info(
      { code: 'chat-file-read', chat: row.id, file: file.id, staff: who.id },
      'a file of a chat was read',
    );
    return {
      status: 200,
      headers: {
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      },
      document: {
        contentType: inline ? file.contentType : 'application/octet-stream',
        content: await openFile(deps.evidence, file.id),
      },
    };
  },
});

export const chatRoutes = [
  listChats,
  readChat,
  accept,
  write,
  sendFiles,
  typing,
  finish('returned', 'return', 'Give the customer back to the desk, which asks what was open'),
  finish('ended', 'end', 'End the chat'),
  readFile,
];

async function present(
  deps: StaffApiDeps,
  id: string,
  who: Principal,
  language: Parameters<typeof presentChat>[3],
) {
  const row = await findChat(deps, id);
  return { status: 200, json: await presentChat(deps, row, who, language) };
}

const presentFile = (file: EvidenceFile) => ({
  ...{ id: file.id, name: file.name, size: file.size, contentType: file.contentType },
  previewable: isPreviewable(file),
});

/** A look at a chat that has become a case is in its history; of any, ids are in the log. */
async function noteLook(deps: StaffApiDeps, row: LiveChatRow, who: Principal): Promise<void> {
  deps.log.info({ code: 'chat-viewed', chat: row.id, staff: who.id }, 'a chat was looked at');
  if (row.reference) await noteView(deps, row.reference, who, { what: 'chat', chat: row.id });
}
