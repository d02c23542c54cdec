import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/store';
import { loadOrCreateMasterKeys } from '../../src/store/vault/master-keys';
import { postgresPlace } from './support/databases';
import { onPostgres } from './support/each-database';
import {
  aCase,
  aConversation,
  aPicture,
  aTurn,
  at,
  filed,
  masterKeys,
  open,
  random,
  streamed,
  time,
  whole,
} from './support/fixtures';

const openFolder = async (dataDir: string): Promise<Store> =>
  openStore({
    databaseUrl: `sqlite:${join(dataDir, 'desk.sqlite')}`,
    ...{ dataDir, time, random, masterKeys: await loadOrCreateMasterKeys(dataDir) },
  });

describe('a back-up', () => {
  let folder: string;
  let store: Store;
  const options = { withKeys: true, filesOnly: false, now: at };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-backup-'));
    store = await openFolder(join(folder, 'data'));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  /** A talk that files a case with a picture. */
  const file = async (id: string): Promise<{ reference: string; picture: Buffer; id: string }> => {
    const picture = aPicture(70_000);
    const evidence = await store.evidence.keep({ name: 'ảnh.png', content: streamed(picture) });
    const filedCase = aCase({ conversationId: id, evidence: [evidence] });
    await store.committer.commit({
      ...aTurn(aConversation(id)),
      cases: [filedCase],
      events: [filed(filedCase)],
      evidence: [{ conversationId: id, file: evidence }],
    });
    return { reference: filedCase.reference, picture, id: evidence.id };
  };

  it('made while the desk works is whole, and a desk opens on it', async () => {
    const before = await file('directline:before');
    let isDone = false;
    let turns = 0;
    const talking = Promise.all(
      [1, 2, 3].map(async talker => {
        for (let turn = 0; !isDone || turn < 3; turn++) {
          await file(`directline:${talker}-${turn}`);
          turns++;
        }
      }),
    );
    const into = join(folder, 'copy');
    const report = await store.backUp({ ...options, into });
    isDone = true;
    await talking;
    await store.erasure.case(before.reference, at, { kind: 'desk' });

    expect(turns).toBeGreaterThan(8);
    expect(report).toMatchObject({ database: true, keys: true });
    const restored = await openFolder(into);
    expect(await restored.verifyHistory()).toMatchObject({ faults: [] });
    const evidence = await restored.verifyEvidence();
    expect(evidence.faults).toEqual([]);
    expect(evidence.files).toBeLessThanOrEqual(report.evidenceFiles);
    const found = await restored.cases.find(before.reference);
    expect(found?.answers.what).toMatchObject({ kind: 'text' });
    expect(await whole(await restored.evidence.open(before.id))).toEqual(before.picture);
    expect(await restored.log.after('directline:before', 0)).toHaveLength(2);
    await restored.close();
  });

  it('is for the owner alone, tells what it has, and leaves nothing else', async () => {
    await file('directline:one');
    const into = join(folder, 'copy');
    await store.backUp({ ...options, into });
    expect((await readdir(into)).sort()).toEqual([
      'backup.json',
      'desk.sqlite',
      'evidence',
      'keys',
    ]);
    expect((await stat(into)).mode & 0o077).toBe(0);
    for (const name of ['desk.sqlite', 'keys', 'backup.json'])
      expect((await stat(join(into, name))).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(join(into, 'backup.json'), 'utf8'))).toEqual({
      ...{ at: at.toISOString(), database: true, evidenceFiles: 1, keys: true },
    });
    expect((await readdir(folder)).sort()).toEqual(['copy', 'data']);
  });

  it('without the keys cannot be read', async () => {
    await file('directline:one');
    const into = join(folder, 'copy');
    expect(await store.backUp({ ...options, into, withKeys: false })).toMatchObject({
      keys: false,
    });
    await expect(openFolder(into)).rejects.toMatchObject({ code: 'master-key-missing' });
  });

  it('never writes into a folder that is in use', async () => {
    const into = join(folder, 'used');
    await mkdir(into);
    await store.backUp({ ...options, into });
    await expect(store.backUp({ ...options, into })).rejects.toMatchObject({
      code: 'backup-folder',
    });
    await writeFile(join(folder, 'file'), '');
    await expect(store.backUp({ ...options, into: join(folder, 'file') })).rejects.toThrow();
    expect((await readdir(folder)).sort()).toEqual(['data', 'file', 'used']);
  });
});

onPostgres('a back-up', () => {
  it('is of the files alone: the database has its own tools', async () => {
    const place = await postgresPlace();
    const store = await open(place, masterKeys());
    const into = join(place.dataDir, 'copy');
    const options = { into, withKeys: true, now: at };
    await expect(store.backUp({ ...options, filesOnly: false })).rejects.toMatchObject({
      code: 'backup-elsewhere',
    });
    await store.evidence.keep({ name: 'a.png', content: streamed(aPicture(900)) });
    expect(await store.backUp({ ...options, filesOnly: true })).toEqual({
      ...{ database: false, evidenceFiles: 1, keys: false },
    });
    await store.close();
    await place.remove();
  });
});
