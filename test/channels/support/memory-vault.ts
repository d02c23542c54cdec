import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DeskError } from '../../../src/domain/errors';
import type { EvidenceFile } from '../../../src/domain/evidence';
import type { EvidenceVault } from '../../../src/domain/ports';

/** Keeps files in memory, up to a size; no programs. */
export class MemoryVault implements EvidenceVault {
  readonly files = new Map<string, { file: EvidenceFile; content: Buffer }>();
  private count = 0;

  constructor(private readonly maxBytes = 1_000_000) {}

  async keep({ name, content }: { name: string; content: Readable }): Promise<EvidenceFile> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Leaves the loop, which destroys the stream, as a real vault would.
      if (size > this.maxBytes) throw new DeskError('evidence-too-big', 'too big');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (size === 0) throw new DeskError('evidence-empty', 'empty');
    if (bytes.subarray(0, 2).toString() === 'MZ') throw new DeskError('evidence-kind', 'a program');
    if (bytes.toString() === 'disk full') throw new Error('ENOSPC');
    this.count += 1;
    const file: EvidenceFile = {
      id: `file-${this.count}`,
      name,
      contentType: 'text/plain',
      size,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    this.files.set(file.id, { file, content: bytes });
    return file;
  }

  async open(id: string): Promise<Readable> {
    const kept = this.files.get(id);
    if (!kept) throw new DeskError('evidence-gone', 'no such file');
    return Readable.from(kept.content);
  }

  async remove(id: string): Promise<void> {
    this.files.delete(id);
  }

  names(): string[] {
    return [...this.files.values()].map(({ file }) => file.name);
  }
}
