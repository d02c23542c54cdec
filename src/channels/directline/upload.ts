import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type { TurnFiles } from '../../bots/turns';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { EvidenceVault } from '../../domain/ports';

type Fate =
  | { kept: EvidenceFile }
  | { refused: TurnFiles['refused'][number] }
  | { failed: unknown };

/**
 * The files of one upload on their way into the vault, one after the other as they arrive. One that is
 * refused leaves the others as they are.
 */
export class FilesOfUpload {
  private readonly fates: Promise<Fate>[] = [];

  constructor(
    private readonly vault: EvidenceVault,
    private readonly maxFiles: number,
  ) {}

  /** Takes a file's content over: it is read to its end, whatever becomes of it. */
  receive(sentName: string | undefined, content: Readable): void {
    const name = fileName(sentName);
    // The vault gets a stream of its own, which it may destroy; the parser hangs when its own is destroyed.
    const copy = new PassThrough();
    content.on('error', error => copy.destroy(error));
    if (this.fates.length >= this.maxFiles) {
      content.resume();
      this.fates.push(Promise.resolve({ refused: { name, code: 'evidence-too-many' } }));
      return;
    }
    content.pipe(copy);
    const drain = () => {
      content.unpipe(copy);
      content.resume();
    };
    this.fates.push(this.keep(name, copy).finally(drain));
  }

  /**
   * What became of the files, in the order of the names given, others behind.
   * @throws what made the vault fail.
   */
  async received(names: readonly string[] = []): Promise<TurnFiles> {
    const fates = await Promise.all(this.fates);
    const failed = fates.find(fate => 'failed' in fate);
    if (failed) throw failed.failed;
    const place = (name: string) => {
      const index = names.map(fileName).indexOf(name);
      return index < 0 ? names.length : index;
    };
    return {
      received: fates
        .flatMap(fate => ('kept' in fate ? [fate.kept] : []))
        .sort((a, b) => place(a.name) - place(b.name)),
      refused: fates.flatMap(fate => ('refused' in fate ? [fate.refused] : [])),
    };
  }

  /** Removes what was kept, when the message that it came with is not to be. */
  async discard(): Promise<void> {
    const fates = await Promise.all(this.fates);
    await Promise.all(fates.map(fate => ('kept' in fate ? this.vault.remove(fate.kept.id) : null)));
  }

  private async keep(name: string, content: Readable): Promise<Fate> {
    try {
      return { kept: await this.vault.keep({ name, content }) };
    } catch (error) {
      const isRefusal = error instanceof DeskError && error.code.startsWith('evidence-');
      return isRefusal ? { refused: { name, code: error.code } } : { failed: error };
    }
  }
}

/** A name for showing: as sent, but for what browsers escape in it and what no screen shows. */
export const fileName = (sent: string | undefined): string => {
  const plain = (sent ?? '')
    .replaceAll('%22', '"')
    .replace(/%0[AD]/gi, ' ')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return plain === '' ? 'file' : [...plain].slice(0, 200).join('');
};

/** Pours a request into a stream; a request that breaks off or is too long fails it. */
export const pour = (
  request: IncomingMessage,
  into: NodeJS.WritableStream & Aborting,
  max: number,
) => {
  let bytes = 0;
  const fail = (error: Error) => {
    request.unpipe(into);
    // Read on, so that the answer gets through to a client that is still sending.
    request.resume();
    into.destroy(error);
  };
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > max) fail(new DeskError('body-too-large', `The upload has more than ${max} bytes`));
  });
  const broken = () => fail(new DeskError('upload-broken-off', 'The upload broke off'));
  request.on('aborted', broken);
  request.on('error', broken);
  into.on('error', fail);
  request.pipe(into);
};

interface Aborting {
  destroy(error: Error): unknown;
}
