import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { renderEnvExample } from '../../src/config/env-example';
import { readSettings } from '../../src/config/read-settings';
import { settingsTable } from '../../src/config/settings-table';

const variables = Object.values(settingsTable).map(row => row.variable);

describe('.env.example', () => {
  it('is what the settings table says (cure: node scripts/env-example.mjs)', () => {
    expect(readFileSync(join(__dirname, '../../.env.example'), 'utf8')).toBe(renderEnvExample());
  });

  it('names every setting once, each switched off', () => {
    expect(parseEnv(renderEnvExample())).toEqual({});
    const named = [...renderEnvExample().matchAll(/^#(\w+)=/gm)].map(([, variable]) => variable);
    expect(named.sort()).toEqual([...variables].sort());
  });

  it('shows values that can be used, but for those to be made', () => {
    const switchedOn = renderEnvExample()
      .replace(/^#(\w+=)/gm, '$1')
      .replace(/^.*<openssl.*$/gm, '')
      // They need one of those.
      .replace(
        /^(?:(?:PREFERENCE|SMS|HANDOFF)_WEBHOOK_URL|TELEGRAM_BOT_TOKEN|MESSENGER_(?:PAGE_TOKEN|APP_SECRET)|HANDOFF_HUB)=.*$/gm,
        '',
      );
    expect(() => readSettings(parseEnv(switchedOn))).not.toThrow();
  });
});
