import type { Request, Response, Server } from 'restify';
import type { TurnFiles } from '../../bots/turns';
import { DeskError } from '../../domain/errors';
import { checked } from '../http/json-body';
import { type ClientActivity, clientActivity } from './activity-schema';
import type { DirectLineContext } from './context';
import { incomingOf } from './incoming';
import { readMultipart, readRaw } from './multipart';
import type { Holder } from './tokens';
import { whileTyping } from './typing';
import { FilesOfUpload } from './upload';

/** A message with files: one turn, which is told what became of each of them. */
export const mountUploadRoute = (server: Server, context: DirectLineContext): void => {
  const { turns, vault, time } = context.deps;
  const { uploadBytes, uploadFiles } = context.limits;

  async function upload(request: Request, response: Response): Promise<void> {
    const query = new URLSearchParams(request.getQuery());
    const { holder, conversation } = await context.enter(request, query.get('userId'));
    if (context.isHub(holder)) throw new DeskError('bad-argument', 'A hub sends no files');
    context.take('uploads', holder.conversation);
    if (Number(request.headers['content-length'] ?? 0) > uploadBytes)
      throw new DeskError('body-too-large', `The upload has more than ${uploadBytes} bytes`);
    const files = new FilesOfUpload(vault, uploadFiles);
    const { sent, received } = await read(request, files);
    const turn = say(sent, holder, received, files);
    response.send(200, { id: await whileTyping(context, conversation.id, turn) });
  }

  async function read(request: Request, files: FilesOfUpload) {
    try {
      const sent = await activityOf(request, files, uploadBytes);
      const names = (sent.attachments ?? []).flatMap(({ name }) => (name ? [name] : []));
      return { sent, received: await files.received(names) };
    } catch (error) {
      await files.discard();
      throw error;
    }
  }

  async function say(
    sent: ClientActivity,
    holder: Holder,
    received: TurnFiles,
    files: FilesOfUpload,
  ): Promise<string> {
    // When the turn fails its files stay: it may have been written, and then they are its evidence.
    const outcome = await turns.receive(incomingOf(sent, holder, time.now(), received));
    // The first delivery's files are the ones that were written.
    if (outcome.repeated) await files.discard();
    return outcome.activityId;
  }

  server.post(
    {
      name: 'directline-upload',
      path: '/v3/directline/conversations/:conversationId/upload',
    },
    upload,
  );
};

const activityOf = async (
  request: Request,
  files: FilesOfUpload,
  maxBytes: number,
): Promise<ClientActivity> => {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
    await readRaw(request, files, maxBytes);
    return { type: 'message' };
  }
  const activity = await readMultipart(request, files, maxBytes);
  const sent = checked(
    clientActivity,
    activity === undefined ? { type: 'message' } : json(activity),
  );
  if (sent.type !== 'message') throw new DeskError('bad-argument', 'Files come with a message');
  return sent;
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskError('bad-argument', 'The activity part is not JSON');
  }
};
