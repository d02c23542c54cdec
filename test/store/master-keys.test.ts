import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMasterKey, dropMasterKey } from '../../src/store/vault/change-master-keys';
import {
  loadOrCreateMasterKeys,
  parseMasterKeys,
  readMasterKeys,
} from '../../src/store/vault/master-keys';

const encoded = (): string => randomBytes(32).toString('base64');

describe('master keys', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are made on first use, for the owner alone, and found again', async () => {
    const created = await loadOrCreateMasterKeys(folder);
    expect(created.source).toBe('created');
    expect(created.keys.get(created.currentId)).toHaveLength(32);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateMasterKeys(folder)).toEqual({ ...created, source: 'file' });
  });

  it('are the same for all who start at once', async () => {
    const loaded = await Promise.all([1, 2, 3, 4].map(() => loadOrCreateMasterKeys(folder)));
    expect(new Set(loaded.map(keys => keys.currentId)).size).toBe(1);
    expect(loaded.filter(keys => keys.source === 'created')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['keys']);
  });

  it('come from the environment where it gives some, the newest first', async () => {
    const loaded = await loadOrCreateMasterKeys(folder, `new:${encoded()},old:${encoded()}`);
    expect(loaded).toMatchObject({ currentId: 'new', source: 'environment' });
    expect([...loaded.keys.keys()]).toEqual(['new', 'old']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('get a new one in front, and lose an old one', async () => {
    const { file = '', currentId: old, keys } = await loadOrCreateMasterKeys(folder);
    const id = await addMasterKey(file);
    const both = await readMasterKeys(file);
    expect([...both.keys.keys()]).toEqual([id, old]);
    expect(both).toMatchObject({ currentId: id, file });
    expect(both.keys.get(old)).toEqual(keys.get(old));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(dropMasterKey(file, id)).rejects.toMatchObject({ code: 'master-keys-invalid' });
    await expect(dropMasterKey(file, 'x')).rejects.toMatchObject({ code: 'master-keys-invalid' });
    await dropMasterKey(file, old);
    expect([...(await readMasterKeys(file)).keys.keys()]).toEqual([id]);
    expect(await readdir(folder)).toEqual(['keys']);
  });

  it.each([
    ['no key', ' , '],
    ['a short key', `a:${randomBytes(16).toString('base64')}`],
    ['a key without an id', encoded()],
    ['an id twice', `a:${encoded()},a:${encoded()}`],
  ])('are refused: %s', (_, text) => {
    expect(() => parseMasterKeys(text)).toThrow(
      expect.objectContaining({ code: 'master-keys-invalid' }),
    );
  });

  it('never show in the fault', () => {
    const short = randomBytes(31).toString('base64');
    expect(() => parseMasterKeys(`a:${short}`)).not.toThrow(short);
  });
});
