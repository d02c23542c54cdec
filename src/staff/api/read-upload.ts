import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { EvidenceVault } from '../../domain/ports';
import { BadRequest } from './problem';

/** What came in a multipart form. */
export interface Upload {
  fields: Record<string, string>;
  files: EvidenceFile[];
}

const megabyte = 1024 * 1024;
/** Of the whole form; each file is limited by the vault. */
const mostBytes = 200 * megabyte;
const mostFieldBytes = 64 * 1024;

/**
 * Reads a form whose files go to the vault as they come: all of them are kept, or none.
 * @throws DeskError `staff-not-upload`, `staff-too-big`, `evidence-kind`, `evidence-too-big`,
 *   `evidence-empty`; BadRequest where it cannot be read.
 */
export async function readUpload(
  request: IncomingMessage,
  vault: EvidenceVault,
  { mostFiles }: { mostFiles: number },
): Promise<Upload> {
  const form = formOf(request, mostFiles);
  const fields: Record<string, string> = {};
  const kept: Promise<EvidenceFile>[] = [];
  let fault: unknown;
  form.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) fault ??= tooBig();
    fields[name] = value;
  });
  form.on('file', (_part, content, { filename }) => {
    const file = keep(vault, filename, content);
    file.catch((error: unknown) => {
      fault ??= error;
    });
    kept.push(file);
  });
  form.on('filesLimit', () => {
    fault ??= new DeskError('evidence-too-many', 'there are too many files');
  });
  await pour(request, form).catch((error: unknown) => {
    fault ??= error;
  });
  const files = (await Promise.allSettled(kept)).flatMap(one =>
    one.status === 'fulfilled' ? [one.value] : [],
  );
  if (fault === undefined) return { fields, files };
  for (const { id } of files) await vault.remove(id);
  throw fault;
}

function formOf(request: IncomingMessage, files: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      // Browsers write names of files in UTF-8 and do not say so.
      defParamCharset: 'utf8',
      limits: { fields: 20, fieldSize: mostFieldBytes, files, parts: files + 20 },
    });
  } catch {
    throw new DeskError('staff-not-upload', 'the body is no form with files');
  }
}

async function keep(
  vault: EvidenceVault,
  sentName: string | undefined,
  content: Readable,
): Promise<EvidenceFile> {
  // The vault gets a stream of its own, which it may destroy; the parser hangs when its own is destroyed.
  const copy = new PassThrough();
  content.on('error', error => copy.destroy(error));
  content.pipe(copy);
  try {
    return await vault.keep({ name: shownName(sentName), content: copy });
  } finally {
    content.unpipe(copy);
    content.resume();
  }
}

/** A name for showing, without what no screen shows. */
function shownName(sent: string | undefined): string {
  const plain = (sent ?? '').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return plain === '' ? 'file' : [...plain].slice(0, 200).join('');
}

function pour(request: IncomingMessage, form: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const fail = (error: Error): void => {
      request.unpipe(form);
      // Read on, so that the answer gets through to a client that is still sending.
      request.resume();
      reject(error);
      form.destroy(error);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) fail(tooBig());
    });
    request.on('aborted', () => fail(new BadRequest('body')));
    form.on('error', error => fail(error instanceof DeskError ? error : new BadRequest('body')));
    form.on('close', resolve);
    request.pipe(form);
  });
}

const tooBig = (): DeskError => new DeskError('staff-too-big', 'the body is too big');
