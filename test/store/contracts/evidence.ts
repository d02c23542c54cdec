import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Place } from '../support/databases';
import { aPicture, streamed, whole } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

export function evidenceContract(newPlace: () => Promise<Place>): void {
  describe('evidence', () => {
    const opened = openedStore(newPlace);
    const keep = (content: Buffer | Readable, name = 'ảnh.png') =>
      opened.store.evidence.keep({
        name,
        content: Buffer.isBuffer(content) ? streamed(content) : content,
      });
    const pathOf = (id: string): string =>
      join(opened.place.dataDir, 'evidence', id.slice(0, 2), id);

    it.each([9, 65_535, 65_536, 65_537, 131_072, 300_000])(
      'comes back whole: %i bytes',
      async size => {
        const content = aPicture(size);
        const file = await keep(content);
        expect(file).toMatchObject({ name: 'ảnh.png', contentType: 'image/png', size });
        expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
        const store = await opened.reopen();
        expect((await whole(await store.evidence.open(file.id))).equals(content)).toBe(true);
      },
    );

    it('refuses a file over the limit, and leaves nothing of it', async () => {
      await expect(keep(aPicture(1_000_001))).rejects.toMatchObject({ code: 'evidence-too-big' });
      expect(await filesBelow(join(opened.place.dataDir, 'evidence'))).toEqual([]);
    });

    it('refuses an empty file', async () => {
      await expect(keep(Readable.from([]))).rejects.toMatchObject({ code: 'evidence-empty' });
    });

    it('refuses a program that calls itself a picture', async () => {
      const program = Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(5000)]);
      await expect(keep(program, 'ảnh.jpg')).rejects.toMatchObject({ code: 'evidence-kind' });
    });

    it('leaves nothing of an upload that breaks off', async () => {
      const broken = Readable.from(
        (async function* () {
          yield aPicture();
          throw new Error('the connection broke');
        })(),
      );
      await expect(keep(broken)).rejects.toThrow('the connection broke');
      expect(await filesBelow(join(opened.place.dataDir, 'evidence'))).toEqual([]);
    });

    it.each([
      ['a changed byte', (sealed: Buffer) => flip(sealed, 100_000)],
      ['a missing end', (sealed: Buffer) => sealed.subarray(0, 1 + 65_552)],
      ['a shortened end', (sealed: Buffer) => sealed.subarray(0, sealed.length - 1)],
      ['nothing but the first byte', (sealed: Buffer) => sealed.subarray(0, 1)],
    ])('shows %s', async (_, bend) => {
      const { id } = await keep(aPicture(200_000));
      await writeFile(pathOf(id), bend(await readFile(pathOf(id))));
      const reading = whole(await opened.store.evidence.open(id));
      await expect(reading).rejects.toMatchObject({ code: 'seal-broken' });
    });

    it('is gone when it is removed', async () => {
      const { id } = await keep(aPicture());
      await opened.store.evidence.remove(id);
      await expect(opened.store.evidence.open(id)).rejects.toMatchObject({
        code: 'evidence-unknown',
      });
      expect(await filesBelow(join(opened.place.dataDir, 'evidence'))).toEqual([]);
    });

    it('opens nothing but evidence', async () => {
      await expect(opened.store.evidence.open('../keys')).rejects.toMatchObject({
        code: 'evidence-unknown',
      });
    });
  });
}

function flip(content: Buffer, at: number): Buffer {
  const changed = Buffer.from(content);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => entry.name);
}
