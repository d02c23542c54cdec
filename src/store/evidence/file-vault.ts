import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { EvidenceVault, RandomSource } from '../../domain/ports';
import type { Database } from '../database/database';
import { isMissing } from '../database/failures';
import { text } from '../database/rows';
import { inParts, parameters } from '../database/statements';
import type { KeyRing } from '../vault/key-ring';
import { scopes } from '../vault/scopes';
import { KindDetector } from './kind-detector';
import { chunkLength, pieces, sealStream, unsealStream } from './sealed-stream';

const idBytes = 16;
const draftEnding = '.part';

/** Evidence as sealed files, `evidence/<first two of the id>/<id>` below the data folder. */
export class FileVault implements EvidenceVault {
  private readonly folder: string;

  constructor(
    dataDir: string,
    /** Bytes. */
    private readonly mostBytes: number,
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly random: RandomSource,
  ) {
    this.folder = join(dataDir, 'evidence');
  }

  async keep({ name, content }: { name: string; content: Readable }): Promise<EvidenceFile> {
    const id = Buffer.from(this.random.bytes(idBytes)).toString('hex');
    const newKey = this.keyRing.make(scopes.evidence(id));
    const path = this.pathOf(id);
    const draft = `${path}${draftEnding}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const seen = new Examined(content, this.mostBytes);
      await writeThrough(draft, sealStream(newKey.key, seen.pieces()));
      const found = seen.result();
      await this.database.writeAll([this.keyRing.writeOf([newKey])]);
      this.keyRing.remember(newKey);
      await rename(draft, path);
      await syncFolder(dirname(path));
      return { id, name, ...found };
    } catch (error) {
      content.destroy();
      await rm(draft, { force: true });
      throw error;
    }
  }

  /**
   * A stream that fails with DeskError `seal-broken` where the file was changed.
   * @throws DeskError `evidence-unknown` for a file that is not there, or was erased.
   */
  async open(id: string): Promise<Readable> {
    const scope = scopes.evidence(id);
    const key = isId(id) ? (await this.keyRing.find([scope])).get(scope) : undefined;
    if (!key) throw new DeskError('evidence-unknown', 'there is no such file');
    return Readable.from(unsealStream(key, createReadStream(this.pathOf(id))), {
      objectMode: false,
    });
  }

  /** Erases the key first: from then on nobody can read the file, whatever becomes of it. */
  async remove(id: string): Promise<void> {
    if (!isId(id)) return;
    await this.database.write(async ask => {
      await this.keyRing.erase(ask, [scopes.evidence(id)]);
      await ask('DELETE FROM case_evidence WHERE evidence_id = ?', [id]);
      await ask('DELETE FROM evidence WHERE id = ?', [id]);
    });
    await this.removeFile(id);
  }

  /** For a file whose key is erased already. */
  async removeFile(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}${draftEnding}`, { force: true });
  }

  /** The ids of files that no turn has taken, and were written before a time. */
  async *strays(before: Date): AsyncGenerator<string> {
    for (const folder of await entriesOf(this.folder)) {
      const names = await entriesOf(join(this.folder, folder));
      const ids = [...new Set(names.map(name => name.replace(draftEnding, '')))].filter(isId);
      const taken = await this.taken(ids);
      for (const name of names) {
        const id = name.replace(draftEnding, '');
        if (!isId(id) || taken.has(id)) continue;
        const found = await stat(join(this.folder, folder, name)).catch(unlessMissing);
        if (found && found.mtime < before) yield id;
      }
    }
  }

  private async taken(ids: string[]): Promise<Set<string>> {
    const taken = new Set<string>();
    for (const part of inParts(ids, 1)) {
      const sql = `SELECT id FROM evidence WHERE id IN (${parameters(part.length)})`;
      for (const row of await this.database.read(sql, part)) taken.add(text(row, 'id'));
    }
    return taken;
  }

  private pathOf(id: string): string {
    return join(this.folder, id.slice(0, 2), id);
  }
}

const entriesOf = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => unlessMissing(error) ?? []);

/** Something that is not there, or no longer, is no fault. */
function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

const isId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);

/** Measures and hashes a content on its way, and stops it where it is not to be taken. */
class Examined {
  private readonly hash = createHash('sha256');
  private readonly kind = new KindDetector();
  private size = 0;

  constructor(
    private readonly content: Readable,
    private readonly mostBytes: number,
  ) {}

  async *pieces(): AsyncGenerator<{ piece: Buffer; last: boolean }> {
    for await (const part of pieces(this.content, chunkLength)) {
      this.size += part.piece.length;
      if (this.size > this.mostBytes)
        throw new DeskError('evidence-too-big', 'the file is bigger than allowed');
      this.hash.update(part.piece);
      this.kind.feed(part.piece);
      if (this.kind.hopeless) throw notTaken();
      yield part;
    }
  }

  result(): Pick<EvidenceFile, 'contentType' | 'size' | 'sha256'> {
    if (this.size === 0) throw new DeskError('evidence-empty', 'the file is empty');
    const contentType = this.kind.result;
    if (contentType === undefined) throw notTaken();
    return { contentType, size: this.size, sha256: this.hash.digest('hex') };
  }
}

const notTaken = (): DeskError =>
  new DeskError('evidence-kind', 'the file is of a kind that is not taken');

/** Writes a new file; it is on the disk when this resolves. */
async function writeThrough(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder: FileHandle = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
