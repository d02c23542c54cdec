import { inspect } from 'node:util';
import { readSettings } from '../../src/config/read-settings';
import { SettingsError } from '../../src/config/settings-error';
import { settingsTable } from '../../src/config/settings-table';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');

/** The variables at fault, and what the fault says in all. */
function faultsOf(environment: Record<string, string>) {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError)
      return { variables: error.faults.map(fault => fault.variable), message: error.message };
    throw error;
  }
  return { variables: [], message: '' };
}

describe('settings', () => {
  it('need nothing to be set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDir: 'var',
      draftDays: 14,
      supportEmail: 'Support@pargon.com.vn',
      supportPhone: '09144 09142',
      staffEmail: ['Support@pargon.com.vn'],
      staffLanguage: 'vi',
      mailFrom: 'Support@pargon.com.vn',
      evidenceMaxMb: 20,
      evidenceMaxFiles: 20,
      allowedOrigins: [],
      trustProxy: 0,
      logLevel: 'info',
      smtpUrl: undefined,
    });
    expect(settings.databaseUrl.reveal()).toBe('sqlite:var/desk.sqlite');
  });

  it('take what is set', () => {
    const settings = readSettings({
      PORT: ' 8080 ',
      DATA_DIR: '/srv/desk',
      SMTP_URL: 'smtps://desk:s3cret@mail.example.vn:465',
      SUPPORT_EMAIL: 'help@example.vn',
      STAFF_EMAIL: 'one@example.vn, two@example.vn',
      MAIL_FROM: 'The desk <desk@example.vn>',
      ALLOWED_ORIGINS: 'https://shop.example.vn, https://www.example.vn:8443',
      PUBLIC_URL: 'https://desk.example.vn/',
      DATA_KEYS: `new:${key(2)},old:${key(1)}`,
    });
    expect(settings).toMatchObject({
      port: 8080,
      supportEmail: 'help@example.vn',
      staffEmail: ['one@example.vn', 'two@example.vn'],
      mailFrom: 'The desk <desk@example.vn>',
      allowedOrigins: ['https://shop.example.vn', 'https://www.example.vn:8443'],
      publicUrl: 'https://desk.example.vn',
    });
    expect(settings.databaseUrl.reveal()).toBe('sqlite:/srv/desk/desk.sqlite');
    expect(settings.smtpUrl?.reveal()).toBe('smtps://desk:s3cret@mail.example.vn:465');
    expect(settings.dataKeys?.reveal()).toBe(`new:${key(2)},old:${key(1)}`);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', STAFF_EMAIL: '  ' })).toEqual(readSettings({}));
  });

  it('follow the address that they are taken from', () => {
    expect(readSettings({ SUPPORT_EMAIL: 'help@example.vn' })).toMatchObject({
      staffEmail: ['help@example.vn'],
      mailFrom: 'help@example.vn',
    });
  });

  it('cannot be changed afterwards, at any depth', () => {
    const settings = readSettings({});
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(settings.staffEmail)).toBe(true);
  });
});

describe('settings that do not fit', () => {
  it('are told all at once, each with its variable and a cure', () => {
    const { variables, message } = faultsOf({
      PORT: '70000',
      SUPPORT_EMAIL: 'nobody',
      DRAFT_DAYS: 'a week',
      DATABASE_URL: 'mysql://localhost/desk',
    });
    expect(variables).toEqual(['PORT', 'DATABASE_URL', 'DRAFT_DAYS', 'SUPPORT_EMAIL']);
    for (const { variable, cure } of Object.values(settingsTable))
      if (variables.includes(variable)) expect(message).toContain(`${variable}: ${cure}`);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '3978.5'],
    ['PORT', '0x10'],
    ['HOST', 'http://localhost'],
    ['PUBLIC_URL', 'desk.example.vn'],
    ['PUBLIC_URL', 'ftp://desk.example.vn'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'postgres://[broken'],
    ['DATA_KEYS', 'no-colon'],
    ['DATA_KEYS', 'short:AAAA'],
    ['DATA_KEYS', `same:${key(1)},same:${key(2)}`],
    ['DRAFT_DAYS', '0'],
    ['SUPPORT_PHONE', 'call us'],
    ['STAFF_EMAIL', 'one@example.vn, two'],
    ['STAFF_EMAIL', ','],
    ['STAFF_LANGUAGE', 'fr'],
    ['SMTP_URL', 'mail.example.vn'],
    ['MAIL_FROM', 'The desk\r\nBcc: <everybody@example.vn>'],
    ['EVIDENCE_MAX_MB', '1e9'],
    ['DIRECTLINE_SECRET', 'short'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://shop.example.vn/page'],
    ['MicrosoftAppId', 'my-bot'],
    ['MicrosoftAppType', 'Other'],
  ])('%s=%j is refused', (variable, text) => {
    expect(faultsOf({ [variable]: text }).variables).toEqual([variable]);
  });

  it('show a messaging channel that is half set up', () => {
    expect(faultsOf({ ZALO_APP_ID: '12345678' }).variables).toEqual([
      'ZALO_APP_SECRET',
      'ZALO_OA_SECRET',
    ]);
    const TELEGRAM_BOT_TOKEN = '123456789:a-token-of-BotFather-0123456';
    expect(faultsOf({ TELEGRAM_BOT_TOKEN }).variables).toEqual(['TELEGRAM_SECRET']);
    expect(faultsOf({ MESSENGER_VERIFY_TOKEN: 'a-word-of-your-own' }).variables).toEqual([
      'MESSENGER_PAGE_TOKEN',
      'MESSENGER_APP_SECRET',
    ]);
  });

  it('show a half-done registration with Azure', () => {
    const MicrosoftAppId = '6f1f2b7e-8c1d-4f0e-9d2a-0123456789ab';
    expect(faultsOf({ MicrosoftAppId }).variables).toEqual(['MicrosoftAppPassword']);
    expect(faultsOf({ MicrosoftAppId, MicrosoftAppType: 'UserAssignedMSI' }).variables).toEqual([
      'MicrosoftAppTenantId',
    ]);
    expect(
      faultsOf({
        MicrosoftAppId,
        MicrosoftAppPassword: 'x',
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: MicrosoftAppId,
      }).variables,
    ).toEqual([]);
  });
});

describe('secrets', () => {
  const secrets = {
    DATA_KEYS: `a:${key(7)}`,
    DIRECTLINE_SECRET: 'direct-line-secret-0123',
    SMTP_URL: 'smtp://desk:pass-word@mail.example.vn',
    DATABASE_URL: 'postgres://desk:pass-word@db.example.vn/desk',
  };

  it('do not show when settings are printed, logged or put into JSON', () => {
    const settings = readSettings(secrets);
    const shown = `${inspect(settings, { depth: 9 })}${JSON.stringify(settings)}${settings.smtpUrl}`;
    for (const text of Object.values(secrets)) expect(shown).not.toContain(text);
    expect(shown).not.toContain('pass-word');
  });

  it('do not show in what is said of a fault', () => {
    const { message } = faultsOf({
      DIRECTLINE_SECRET: 'tiny-secret',
      SMTP_URL: 'pass-word@mail',
      DATA_KEYS: 'a:not-a-key',
    });
    expect(message).not.toMatch(/tiny-secret|pass-word|not-a-key/);
  });
});
