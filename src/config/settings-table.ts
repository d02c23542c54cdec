import { z } from 'zod';
import { dataKeys } from './data-keys';
import { databaseAddress } from './database-address';
import { address, listOf, oneOf, type Setting, secret, whole, words } from './setting';

const email = z.email();
/** `desk@example.vn` or `The privacy desk <desk@example.vn>`. */
const sender = z.union([email, z.string().regex(/^[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>$/)]);
const origin = address('http:', 'https:').refine(text => new URL(text).origin === text);

/**
 * Every setting of the desk. `readSettings` reads it, `.env.example` is generated from it
 * (`node scripts/env-example.mjs`), and nothing else looks at the environment.
 */
export const settingsTable = {
  port: {
    variable: 'PORT',
    group: 'server',
    doc: ['The port that the desk listens on. 0 takes any free one.'],
    schema: whole(0, 65_535),
    cure: 'give a whole number from 0 to 65535, for example 3978',
    default: '3978',
  },
  host: {
    variable: 'HOST',
    group: 'server',
    doc: [
      'The address of this machine that it listens on. 127.0.0.1 is reached from this machine alone;',
      '0.0.0.0 from the network, which is for containers and for desks behind a proxy.',
    ],
    schema: z.string().regex(/^[\w.:-]{1,255}$/),
    cure: 'give an IP address or a host name without a port, for example 127.0.0.1',
    default: '127.0.0.1',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    group: 'server',
    doc: [
      'How customers and staff reach the desk from outside: used for links in mails and on the page.',
      'Without it, http:// with HOST and PORT.',
    ],
    schema: address('http:', 'https:'),
    cure: 'give a whole address that begins with https:// (or http://)',
    example: 'https://desk.example.vn',
  },
  trustProxy: {
    variable: 'TRUST_PROXY',
    group: 'server',
    doc: [
      'How many proxies of your own stand in front of the desk. So many entries from the right of',
      'X-Forwarded-For are believed; with 0 the header is ignored. Limits per address rest on this.',
    ],
    schema: whole(0, 10),
    cure: 'give the number of proxies, from 0 to 10',
    default: '0',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    group: 'server',
    doc: ['How much is logged: silent, fatal, error, warn, info, debug or trace.'],
    schema: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'),
    cure: 'give one of silent, fatal, error, warn, info, debug, trace',
    default: 'info',
  },
  dataDir: {
    variable: 'DATA_DIR',
    group: 'data',
    doc: [
      'The folder for everything that the desk keeps: the SQLite file, evidence, keys, unsent mail.',
      'Back it up; keep it from everybody but the desk.',
    ],
    schema: words,
    cure: 'give the path of a folder',
    default: 'var',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    group: 'data',
    doc: [
      'The database: sqlite: and a file, or the address of a PostgreSQL database (which several desks',
      'may share). Without it, the file desk.sqlite below DATA_DIR.',
    ],
    schema: secret(databaseAddress),
    cure: 'give sqlite:path/to/file, or postgres://user:password@host:5432/database',
    example: 'postgres://desk:password@127.0.0.1:5432/desk',
  },
  dataKeys: {
    variable: 'DATA_KEYS',
    group: 'data',
    doc: [
      "The master keys that customers' data is encrypted with: id:key, divided by commas. The first",
      'encrypts, all can decrypt. An id is of letters, digits, - _ and dots; a key is 32 random bytes',
      'in base64.',
      'Without it, a key is made on the first start and kept below DATA_DIR.',
    ],
    schema: secret(dataKeys),
    cure: 'give id:key pairs with 32 bytes in base64 each and ids that differ; make a key with: openssl rand -base64 32',
    example: '2026-01:<openssl rand -base64 32>',
  },
  draftDays: {
    variable: 'DRAFT_DAYS',
    group: 'data',
    doc: ['After how many days an unfinished form is removed.'],
    schema: whole(1, 365),
    cure: 'give a whole number of days from 1 to 365',
    default: '14',
  },
  supportEmail: {
    variable: 'SUPPORT_EMAIL',
    group: 'company',
    doc: ['The published e-mail address that customers are given.'],
    schema: email,
    cure: 'give one e-mail address',
    default: 'Support@pargon.com.vn',
  },
  supportPhone: {
    variable: 'SUPPORT_PHONE',
    group: 'company',
    doc: ['The published telephone number that customers are given, written as they shall see it.'],
    schema: z.string().regex(/^\+?\d[\d ().-]{4,30}$/),
    cure: 'give a telephone number of digits and spaces, for example 09144 09142',
    default: '09144 09142',
  },
  staffEmail: {
    variable: 'STAFF_EMAIL',
    group: 'company',
    doc: ['Where staff receive new cases (several addresses are divided by commas).'],
    schema: listOf(email).refine(all => all.length > 0),
    cure: 'give one e-mail address or several, divided by commas',
    defaultFrom: 'SUPPORT_EMAIL',
  },
  staffLanguage: {
    variable: 'STAFF_LANGUAGE',
    group: 'company',
    doc: ['The language of mails to staff: vi or en.'],
    schema: oneOf('vi', 'en'),
    cure: 'give vi or en',
    default: 'vi',
  },
  holidaysFile: {
    variable: 'HOLIDAYS_FILE',
    group: 'company',
    doc: [
      'A file with the public holidays that you have confirmed, by year, in the form of',
      'src/config/data/holidays.json. A year in it replaces the one that the desk brings along.',
    ],
    schema: words,
    cure: 'give the path of a JSON file',
    example: 'holidays.json',
  },
  smtpUrl: {
    variable: 'SMTP_URL',
    group: 'mail',
    doc: [
      'The mail server. smtp:// (STARTTLS where offered) or smtps://; user and password belong in it.',
      'Without it, each mail is written as an .eml file below DATA_DIR/outbox.',
    ],
    schema: secret(address('smtp:', 'smtps:')),
    cure: 'give smtp://user:password@host:587 or smtps://user:password@host:465, with signs such as @ or / in a password written as %40 or %2F',
    example: 'smtps://desk:password@mail.example.vn:465',
  },
  mailFrom: {
    variable: 'MAIL_FROM',
    group: 'mail',
    doc: ['The sender of mails: an address, or a name with the address in angle brackets.'],
    schema: sender,
    cure: 'give an e-mail address, or: A name <address>',
    defaultFrom: 'SUPPORT_EMAIL',
  },
  evidenceMaxMb: {
    variable: 'EVIDENCE_MAX_MB',
    group: 'evidence',
    doc: ['The largest file that a customer can send, in megabytes (of 1,048,576 bytes).'],
    schema: whole(1, 2_000),
    cure: 'give a whole number of megabytes from 1 to 2000',
    default: '20',
  },
  evidenceMaxFiles: {
    variable: 'EVIDENCE_MAX_FILES',
    group: 'evidence',
    doc: ['How many files one case may have.'],
    schema: whole(1, 500),
    cure: 'give a whole number from 1 to 500',
    default: '20',
  },
  directLineSecret: {
    variable: 'DIRECTLINE_SECRET',
    group: 'website',
    doc: [
      'The secret by which a server of yours may ask for chat tokens. It never belongs in a page.',
      'Without it, one is made on the first start and kept below DATA_DIR.',
    ],
    schema: secret(z.string().regex(/^[\x21-\x7e]{16,500}$/)),
    cure: 'give at least 16 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  widgetUserSecret: {
    variable: 'WIDGET_USER_SECRET',
    group: 'website',
    doc: [
      'Shared with your website, which signs with it who of its customers is signed in (docs/widget.md).',
      'Without it, every visitor is a stranger.',
    ],
    schema: secret(z.string().regex(/^[\x21-\x7e]{32,500}$/)),
    cure: 'give at least 32 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  allowedOrigins: {
    variable: 'ALLOWED_ORIGINS',
    group: 'website',
    doc: [
      "The websites that may show the chat, divided by commas: protocol and host, no path. The desk's",
      'own pages always may.',
    ],
    schema: listOf(origin),
    cure: 'give origins such as https://shop.example.vn, divided by commas, without a path or a star',
    default: '',
    example: 'https://shop.example.vn,https://www.example.vn',
  },
  microsoftAppId: {
    variable: 'MicrosoftAppId',
    group: 'azure',
    doc: ['The application id of the Azure bot. Without it, /api/messages is not there at all.'],
    schema: z.guid(),
    cure: 'give the application (client) id, a GUID, of the Azure bot resource',
    example: '00000000-0000-0000-0000-000000000000',
  },
  microsoftAppPassword: {
    variable: 'MicrosoftAppPassword',
    group: 'azure',
    doc: ['The client secret of that application (not needed for UserAssignedMSI).'],
    schema: secret(),
    cure: 'give the client secret of the application',
    example: '<client secret>',
  },
  microsoftAppType: {
    variable: 'MicrosoftAppType',
    group: 'azure',
    doc: ['How the application is registered: MultiTenant, SingleTenant or UserAssignedMSI.'],
    schema: oneOf('MultiTenant', 'SingleTenant', 'UserAssignedMSI'),
    cure: 'give MultiTenant, SingleTenant or UserAssignedMSI',
    default: 'MultiTenant',
  },
  microsoftAppTenantId: {
    variable: 'MicrosoftAppTenantId',
    group: 'azure',
    doc: ['The tenant of a SingleTenant or UserAssignedMSI application.'],
    schema: z.guid(),
    cure: 'give the tenant (directory) id, a GUID',
    example: '00000000-0000-0000-0000-000000000000',
  },
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settingsTable;
