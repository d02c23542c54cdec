import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cases } from '../fixtures/examples/deadlines.json';

/** A server's zone, and how many minutes it lies behind UTC on 1 July 2026: proof that it is in force. */
const zones = [
  { zone: 'UTC', behind: 0 },
  { zone: 'America/New_York', behind: 240 },
  { zone: 'Asia/Ho_Chi_Minh', behind: -420 },
];

describe.each(zones)('deadlines on a server in $zone', ({ zone, behind }) => {
  let answer: { local: number; due: Record<string, string> };

  beforeAll(() => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', join(__dirname, 'run-typescript.cjs'), join(__dirname, 'due-in-zone.ts')],
      { encoding: 'utf8', env: { ...process.env, TZ: zone } },
    );
    expect(stderr).toBe('');
    answer = JSON.parse(stdout);
  });

  it('is really there', () => {
    expect(answer.local).toBe(behind);
  });

  it.each(cases)('$id: $workingDays working days from $receivedAt', ({ id, expectDue }) => {
    expect(answer.due[id]).toBe(expectDue);
  });
});
