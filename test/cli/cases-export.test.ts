import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../src/domain/case';
import { openStore } from '../../src/store/store';
import { loadOrCreateMasterKeys } from '../../src/store/vault/master-keys';
import { TestRandom, TestTime } from '../support/test-time';
import { desk } from './desk';

const receivedAt = new Date('2026-03-02T02:00:00Z');
const filed: Case = {
  reference: 'PD-7K3M-9QX4',
  version: 0,
  type: 'misuse-complaint',
  formVersion: 1,
  state: 'new',
  language: 'vi',
  receivedAt,
  clocks: [
    {
      name: 'company-reply',
      rule: 'company-promise@1',
      startedAt: receivedAt,
      dueAt: new Date('2026-03-05T16:59:59Z'),
    },
  ],
  answers: { what: { kind: 'text', text: 'Họ đọc đúng số căn cước' } },
  contact: { email: 'an@example.vn' },
  evidence: [],
  accessCodeHash: 'hash',
};

describe('desk on a real database', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'desk-cli-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('exports what was filed', async () => {
    const open = async () =>
      openStore({
        databaseUrl: `sqlite:${join(dataDir, 'desk.sqlite')}`,
        dataDir,
        masterKeys: await loadOrCreateMasterKeys(dataDir),
        time: new TestTime(receivedAt),
        random: new TestRandom(),
      });
    const store = await open();
    await store.committer.commit({ log: [], cases: [filed], events: [], evidence: [], outbox: [] });
    await store.close();

    const { code, out } = await desk(['cases', 'export', '--format', 'json'], '', {
      DATA_DIR: dataDir,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        reference: 'PD-7K3M-9QX4',
        answers: filed.answers,
        contact: { phone: null, email: 'an@example.vn' },
        clocks: [expect.objectContaining({ dueAt: '2026-03-05T23:59:59+07:00' })],
      }),
    ]);
    const again = await open();
    expect(await again.cases.history(filed.reference)).toMatchObject([
      { type: 'exported', actor: { kind: 'desk' }, detail: { by: 'operator', format: 'json' } },
    ]);
    expect((await again.verifyHistory()).faults).toEqual([]);
    await again.close();
  });

  it('makes the database of a new desk, and finds it made', async () => {
    const environment = { DATA_DIR: join(dataDir, 'new') };
    expect(await desk(['migrate'], '', environment)).toMatchObject({
      code: 0,
      told: expect.stringContaining('made a master key'),
    });
    expect(await desk(['migrate'], '', environment)).toMatchObject({
      code: 0,
      told: 'desk: the database is up to date\n',
    });
    expect(JSON.parse((await desk(['cases', 'export'], '', environment)).out)).toEqual([]);
  });
});
