import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Preference } from '../../src/domain/preference';
import { openStore } from '../../src/store/store';
import { loadOrCreateMasterKeys } from '../../src/store/vault/master-keys';
import { TestRandom, TestTime } from '../support/test-time';
import { desk } from './desk';

const since = new Date('2026-03-02T02:00:00Z');
const decisions: Preference[] = [
  ...Array.from(
    { length: 205 },
    (_, at): Preference => ({
      contact: `customer-${at}@example.vn`,
      ...{ purpose: 'sharing', way: 'all', allowed: false, since, reference: 'PD-7K3M-9QX4' },
    }),
  ),
  {
    contact: '+84912345678',
    ...{ purpose: 'marketing', way: 'sms', allowed: true, since, reference: 'PD-7K3M-9QX4' },
  },
];

describe('desk preferences export', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'desk-cli-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('prints every decision once, as a spreadsheet takes it', async () => {
    const store = await openStore({
      ...{ databaseUrl: `sqlite:${join(dataDir, 'desk.sqlite')}`, dataDir },
      ...{ time: new TestTime(since), random: new TestRandom() },
      masterKeys: await loadOrCreateMasterKeys(dataDir),
    });
    await store.committer.commit({
      ...{ log: [], cases: [], events: [], evidence: [], outbox: [] },
      preferences: decisions,
    });
    await store.close();
    const { code, out } = await desk(['preferences', 'export'], '', { DATA_DIR: dataDir });
    expect(code).toBe(0);
    const [header, ...rows] = out.trimEnd().split('\r\n');
    expect(header).toBe('\uFEFF"contact","purpose","way","allowed","since","case"');
    expect(new Set(rows).size).toBe(decisions.length);
    expect(rows).toContain(
      `"'+84912345678","marketing","sms","yes","2026-03-02T09:00:00+07:00","PD-7K3M-9QX4"`,
    );
  });

  it('says how it is called', async () => {
    expect((await desk(['preferences'], '', { DATA_DIR: dataDir })).code).toBe(2);
  });
});
