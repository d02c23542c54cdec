import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/store';
import { loadOrCreateMasterKeys } from '../../src/store/vault/master-keys';
import { aCase, aConversation, aTurn, filed, random } from '../store/support/fixtures';
import { desk } from './desk';

/** A year and more before the `now` of these tests. */
const longAgo = new Date('2020-01-06T02:00:00Z');
const phone = '+84912345678';

describe('desk looks after its store', () => {
  let dataDir: string;
  const environment = () => ({ DATA_DIR: dataDir });
  const run = (...args: string[]) => desk(args, '', environment());
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore({
      databaseUrl: `sqlite:${join(dataDir, 'desk.sqlite')}`,
      ...{ dataDir, random, time: { now: () => longAgo } },
      masterKeys: await loadOrCreateMasterKeys(dataDir),
    });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const filedCase = aCase({ contact: { phone }, conversationId: 'directline:one' });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-cli-'));
    await withStore(store =>
      store.committer.commit({
        ...aTurn(aConversation('directline:one', { createdAt: longAgo, lastActiveAt: longAgo })),
        cases: [filedCase],
        events: [filed(filedCase)],
      }),
    );
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('shows what has had its time, and removes it when that is meant', async () => {
    const shown = await run('purge');
    expect(shown).toMatchObject({ code: 0, out: '{"drafts":1}\n' });
    expect(shown.told).toContain('nothing was removed');
    expect(await run('purge', '--yes')).toMatchObject({ code: 0, out: '{"drafts":1}\n', told: '' });
    expect(await run('purge', '--yes')).toMatchObject({ code: 0, out: '{}\n' });
  });

  it('erases a person, found by a number written in any way', async () => {
    const shown = await run('purge', '--contact', '0912 345 678');
    expect(JSON.parse(shown.out)).toEqual({
      references: [filedCase.reference],
      removed: { cases: 1, conversations: 1 },
      related: [],
    });
    const done = JSON.parse((await run('purge', '--contact', phone, '--yes')).out);
    expect(done.record).toMatch(/^R-/);
    await withStore(async store => {
      expect(await store.cases.find(filedCase.reference)).toMatchObject({ answers: {} });
      expect(await store.conversations.find('directline:one')).toBeUndefined();
    });
    expect(await run('verify')).toMatchObject({ code: 0 });
  });

  it.each([
    [['purge', '--contact', 'hoa']],
    [['purge', 'everything']],
    [['purge', '--no-such-option']],
    [['keys']],
    [['keys', 'forget']],
    [['backup']],
    [['backup', 'a', 'b']],
  ])('does not take %j', async args => {
    const { code, told } = await run(...args);
    expect(code).toBe(2);
    expect(told).toContain('usage: desk');
    expect(told).not.toContain('hoa');
  });

  it('changes the master key, and forgets the old one once nothing needs it', async () => {
    const [first] = (await run('keys', 'list')).out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(first).toMatchObject({ current: true, dataKeys: expect.any(Number) });
    const { rotated, old } = JSON.parse((await run('keys', 'rotate')).out);
    expect(rotated).toBe(first.dataKeys);
    expect(old).toEqual([{ id: first.id, dataKeys: 0 }]);
    expect(await run('keys', 'forget', first.id)).toMatchObject({ code: 0 });
    expect(await readFile(join(dataDir, 'keys'), 'utf8')).not.toContain(first.id);
    await withStore(async store => {
      expect(await store.cases.find(filedCase.reference)).toMatchObject({ contact: { phone } });
    });
    expect(await run('keys', 'forget', first.id)).toMatchObject({ code: 1 });
  });

  it('backs up into a folder that is a data folder again', async () => {
    const into = join(dataDir, 'copies', 'monday');
    const { code, told } = await run('backup', into);
    expect({ code, told }).toMatchObject({ code: 0, told: expect.stringContaining('master keys') });
    const exported = await desk(['cases', 'export'], '', { DATA_DIR: into });
    expect(JSON.parse(exported.out)).toMatchObject([{ reference: filedCase.reference }]);
    expect(await run('backup', into)).toMatchObject({ code: 1 });
  });

  it('finds a history that was bent', async () => {
    expect(await run('verify', '--files')).toMatchObject({ code: 0 });
    const { DataSource } = await import('typeorm');
    const database = join(dataDir, 'desk.sqlite');
    const source = await new DataSource({ type: 'sqlite', database }).initialize();
    await source.query("UPDATE case_event SET type = 'viewed'");
    await source.destroy();
    const { code, out } = await run('verify');
    expect(code).toBe(1);
    expect(JSON.parse(out).history.faults).toEqual([
      { reference: filedCase.reference, seq: 1, fault: 'changed' },
    ]);
  });
});
