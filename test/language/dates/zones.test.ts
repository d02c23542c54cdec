import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const texts = [
  ['vi', 'hôm qua'],
  ['vi', '8h tối qua'],
  ['vi', 'hai tiếng trước'],
  ['vi', 'mùng 1 Tết'],
  ['en', 'last Friday'],
  ['en', 'around 9 pm yesterday'],
  ['en', 'yesterday in the forenoon'],
  ['en', 'the week commencing last Monday'],
  ['en', 'at the turn of the year'],
];

function readIn(zone: string, now: string): string {
  return execFileSync(
    process.execPath,
    [join(__dirname, 'read-in-zone.cjs'), JSON.stringify({ now, texts })],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  );
}

describe.each([
  ['in the morning in Hanoi', '2026-06-18T01:30:00Z'],
  ['when America moves its clocks', '2026-03-08T07:30:00Z'],
])('%s', (_title, now) => {
  it('the zone of the server makes no difference', () => {
    const inHanoi = readIn('Asia/Ho_Chi_Minh', now);
    expect(readIn('UTC', now)).toBe(inHanoi);
    expect(readIn('America/New_York', now)).toBe(inHanoi);
    expect(JSON.parse(inHanoi)).toHaveLength(texts.length);
  });
});
