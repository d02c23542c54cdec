import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import { DeskError } from '../../domain/errors';
import { type FilesOfUpload, pour } from './upload';

/** Bytes of the activity part, in which Web Chat also puts a small picture of every file. */
const maxActivity = 4 * 1024 * 1024;

const activityType = 'application/vnd.microsoft.activity';

const malformed = () => new DeskError('bad-argument', 'The upload is not well formed');

/**
 * Reads a multipart upload: files go to the vault as they come, before or after the activity, whose text
 * is the answer (none: an upload of files alone).
 * @throws DeskError `bad-argument`, `body-too-large`, `upload-broken-off`
 */
export const readMultipart = async (
  request: IncomingMessage,
  files: FilesOfUpload,
  maxBytes: number,
): Promise<string | undefined> => {
  const form = parser(request);
  let activity: Promise<string> | undefined;
  form.on('file', (part, content, { filename, mimeType }) => {
    if (part !== 'activity' && mimeType !== activityType) return files.receive(filename, content);
    activity = textOf(content);
    // Awaited below; until then a failure is nobody's yet.
    activity.catch(() => undefined);
  });
  form.on('field', (part, value, { valueTruncated }) => {
    if (part !== 'activity') return;
    activity = valueTruncated ? Promise.reject(tooLarge()) : Promise.resolve(value);
    activity.catch(() => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    form.on('close', resolve);
    form.on('error', (error: unknown) => reject(error instanceof DeskError ? error : malformed()));
    pour(request, form, maxBytes);
  });
  return activity;
};

/** A body that is one file; its name stands in Content-Disposition. */
export const readRaw = async (
  request: IncomingMessage,
  files: FilesOfUpload,
  maxBytes: number,
): Promise<void> => {
  const content = new PassThrough();
  const done = new Promise<void>((resolve, reject) => {
    content.on('end', resolve);
    content.on('error', reject);
  });
  files.receive(nameIn(request.headers['content-disposition']), content);
  pour(request, content, maxBytes);
  await done;
};

const parser = (request: IncomingMessage): busboy.Busboy => {
  try {
    return busboy({
      headers: request.headers,
      // Browsers write names of files in UTF-8 and do not say so.
      defParamCharset: 'utf8',
      limits: { fields: 10, fieldSize: maxActivity, files: 200, parts: 220 },
    });
  } catch {
    throw malformed();
  }
};

const tooLarge = () => new DeskError('body-too-large', 'The activity of the upload is too large');

const textOf = async (content: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read to its end all the same: the parser hangs on a part that is left.
    if (bytes <= maxActivity) chunks.push(chunk);
  }
  if (bytes > maxActivity) throw tooLarge();
  return Buffer.concat(chunks).toString('utf8');
};

const nameIn = (disposition: string | undefined): string | undefined => {
  const [, extended] = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  const [, plain] = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition ?? '') ?? [];
  try {
    // Node reads headers as Latin-1; clients write UTF-8.
    return extended
      ? decodeURIComponent(extended)
      : plain && Buffer.from(plain, 'latin1').toString();
  } catch {
    return undefined;
  }
};
