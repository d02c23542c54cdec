import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DeskError } from '../../domain/errors';

/**
 * Files are sealed chunk by chunk (AES-256-GCM, the STREAM construction of Hoang, Reyhanitabar, Rogaway
 * and Vizár, 2015): the nonce is the chunk's number and whether it is the last one, so that no chunk can
 * be changed, moved, left out or cut off. Nonces do not repeat because each file has its own key.
 * On disk: one byte of format, then each chunk with its tag behind it; all but the last are full.
 */
const format = 1;
const tagLength = 16;
export const chunkLength = 64 * 1024;
const sealedLength = chunkLength + tagLength;

/** Cuts a stream into pieces of one length; only the last is shorter, and `last` is known with it. */
export async function* pieces(
  source: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    size += chunk.length;
    if (size <= length) continue;
    let all = Buffer.concat(waiting);
    // A full piece is given only when something follows, so that the last one is never empty.
    for (; all.length > length; all = all.subarray(length))
      yield { piece: all.subarray(0, length), last: false };
    waiting = [all];
    size = all.length;
  }
  yield { piece: Buffer.concat(waiting), last: true };
}

export async function* sealStream(
  key: Buffer,
  plain: AsyncIterable<{ piece: Buffer; last: boolean }>,
): AsyncGenerator<Buffer> {
  yield Buffer.of(format);
  let number = 0;
  for await (const { piece, last } of plain) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, last));
    const body = cipher.update(piece);
    cipher.final();
    yield Buffer.concat([body, cipher.getAuthTag()]);
  }
}

/** @throws DeskError `seal-broken`, before anything of the chunk concerned is given. */
export async function* unsealStream(
  key: Buffer,
  sealed: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, last } of pieces(withoutFormat(sealed), sealedLength)) {
    if (piece.length < tagLength) throw broken();
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number++, last));
    decipher.setAuthTag(piece.subarray(piece.length - tagLength));
    const plain = decipher.update(piece.subarray(0, piece.length - tagLength));
    try {
      decipher.final();
    } catch (error) {
      throw broken(error);
    }
    yield plain;
  }
}

async function* withoutFormat(sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of sealed) {
    if (first && chunk[0] !== format) throw broken();
    yield first ? chunk.subarray(1) : chunk;
    first = false;
  }
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

const broken = (cause?: unknown): DeskError =>
  new DeskError('seal-broken', 'a file is not as it was written', { cause });
