import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { TurnRunner } from './bots/turn-runner';
import type { Turns } from './bots/turns';
import { mountDirectLine } from './channels/directline/direct-line';
import { faultOf } from './channels/http/fault';
import { InProcessLogFeed } from './channels/log-feed';
import { readHolidays } from './config/holidays';
import type { Settings } from './config/read-settings';
import type { Secret } from './config/secret';
import { systemRandom, systemTime } from './config/system-sources';
import type { RandomSource, TimeSource } from './domain/ports';
import { createTexts, type TextKey } from './i18n/texts';
import { createIntentReader } from './language/intents/intent-reader';
import { closeServer, listen } from './server/close-server';
import { createServer } from './server/create-server';
import { Metrics } from './server/metrics';
import { mountPages } from './server/pages/mount-pages';
import { mountReceiptApi } from './server/pages/receipt-page';
import type { Courier } from './staff/deliveries/courier';
import { createOutboxWorker, type OutboxWorker } from './staff/deliveries/outbox-worker';
import { createPreferenceWebhook } from './staff/deliveries/preference-webhook';
import { systemScheduler } from './staff/deliveries/scheduler';
import { createSmsGateway } from './staff/deliveries/sms-gateway';
import { createHandoffCourier } from './staff/handoff/handoff-courier';
import { createMailTransport } from './staff/mail/mail-transport';
import { mountStaff } from './staff/mount-staff';
import { createAccessCodeCourier } from './staff/notices/access-code-courier';
import { createCaseChangedCourier } from './staff/notices/case-changed-courier';
import { createCodeCourier } from './staff/notices/code-courier';
import type { NoticeDeps } from './staff/notices/notice-deps';
import { createReceiptCourier } from './staff/notices/receipt-courier';
import { inviteFirstAccount } from './staff/sign-in/invitations';
import { Passwords } from './staff/sign-in/passwords';
import { SignIn } from './staff/sign-in/sign-in';
import type { StaffTexts } from './staff/staff-texts';
import { createNotifyingFeed, type NotifyingFeed } from './store/notify/notifying-feed';
import { createDailyPurge } from './store/retention/daily-purge';
import { keepingTimesOf } from './store/retention/keeping-times';
import { openStore, type Store } from './store/store';
import { loadOrCreateMasterKeys } from './store/vault/master-keys';

export interface AppOptions {
  settings: Settings;
  logger: Logger;
  /** The built browser code (`dist/web`); without it the desk has no pages, only its interfaces. */
  webRoot?: string;
  time?: TimeSource;
  random?: RandomSource;
}

/** The desk, whole and running, but for a port: tests open it like this. */
export interface App {
  readonly turns: Turns;
  readonly store: Store;
  readonly server: Server;
  readonly outbox: OutboxWorker;
  /** The link by which the first member of staff makes an account, where there is none yet. */
  inviteFirstStaff(): Promise<string | undefined>;
  /** Begins to deliver and to listen. @returns the port. */
  listen(): Promise<number>;
  /** Finishes what is under way, tells open sockets to come back, and lets go of everything. */
  close(): Promise<void>;
}

/** Characters of a message that the desk reads; a telling of four pages. */
const messageLimit = 8_000;

const megabyte = 1024 * 1024;

/**
 * The composition root: the one file that sees every part and puts them together.
 * @throws SettingsError; DeskError of the store, of the keys, of the built pages.
 */
export async function openApp(options: AppOptions): Promise<App> {
  const { time = systemTime, random = systemRandom } = options;
  const store = await openDeskStore(options, time, random);
  try {
    return await assemble(options, store, time, random);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openDeskStore(
  { settings, logger }: AppOptions,
  time: TimeSource,
  random: RandomSource,
): Promise<Store> {
  const { dataDir, databaseUrl, dataKeys, evidenceMaxMb } = settings;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const masterKeys = await loadOrCreateMasterKeys(dataDir, dataKeys?.reveal());
  if (masterKeys.source === 'created')
    logger.warn('a master key was made below DATA_DIR: back it up, data cannot be read without it');
  return openStore({
    databaseUrl: databaseUrl.reveal(),
    dataDir,
    masterKeys,
    time,
    random,
    evidenceMaxBytes: evidenceMaxMb * megabyte,
  });
}

async function assemble(
  { settings, logger, webRoot }: AppOptions,
  store: Store,
  time: TimeSource,
  random: RandomSource,
): Promise<App> {
  const { allowedOrigins, supportEmail, supportPhone, trustProxy } = settings;
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const texts = createTexts();
  const staffTexts: StaffTexts = {
    t: (language, key, params) => texts.t(language, key as TextKey, params),
  };
  const feed = await openFeed(settings, logger);
  const metrics = new Metrics();

  const mail = createMailTransport(
    { smtpUrl: settings.smtpUrl?.reveal(), dataDir: settings.dataDir },
    logger,
  );
  const outbox = createOutboxWorker({
    outbox: store.outbox,
    couriers: couriersOf(settings, store, { transport: mail, texts: staffTexts, time, publicUrl }),
    time,
    random,
    scheduler: systemScheduler,
    log: logger,
  });

  const holidays = readHolidays(settings.holidaysFile);
  const intents = createIntentReader();
  const turns = new TurnRunner({
    ...{ conversations: store.conversations, log: store.log, committer: store.committer },
    ...{ feed, time },
    tools: {
      texts,
      random,
      cases: store.cases,
      tellsPreferences: settings.preferenceWebhookUrl !== undefined,
      holidays,
      intentOf: (text, language) => intents.read(text, language),
      facts: {
        supportEmail,
        supportPhone,
        evidenceMaxMb: settings.evidenceMaxMb,
        evidenceMaxFiles: settings.evidenceMaxFiles,
        messageLimit,
        draftDays: settings.draftDays,
        smsCodes: settings.smsWebhookUrl !== undefined,
        receiptUrl: `${publicUrl.replace(/\/+$/, '')}/receipt`,
      },
    },
    onFailure: (incident, error) =>
      logger.error({ incident, fault: faultOf(error) }, 'turn failed'),
    onOutbox: () => outbox.nudge(),
    onUnconfirmedYear: (year, reference) =>
      logger.warn(
        { year, reference },
        'holidays of this year are not confirmed: see HOLIDAYS_FILE',
      ),
  });

  const server = createServer({
    ...{ logger, random, metrics, allowedOrigins, publicUrl },
    readyChecks: { store: () => store.ping().then(() => true) },
  });
  const directLine = mountDirectLine(server, {
    ...{ turns, feed, time, random, logger, allowedOrigins, publicUrl },
    ...{ log: store.log, conversations: store.conversations, vault: store.evidence },
    signingSecret: settings.directLineSecret?.reveal() ?? (await store.secret('direct-line')),
    trustedProxies: trustProxy,
    ...(settings.widgetUserSecret && { siteUserSecret: settings.widgetUserSecret.reveal() }),
    ...(settings.directLineSecret && { secret: settings.directLineSecret.reveal() }),
  });
  metrics.gauge('desk_streams_open', 'Open sockets of chats.', () => directLine.openStreams());
  mountReceiptApi(server, {
    ...{ cases: store.cases, committer: store.committer, time, texts },
    trustedProxies: trustProxy,
  });
  const files = { maxMb: settings.evidenceMaxMb, maxFiles: settings.evidenceMaxFiles };
  if (webRoot)
    mountPages(server, { webRoot, allowedOrigins, supportEmail, supportPhone, random, files });

  const purge = createDailyPurge({
    purge: what => store.purge(what),
    times: keepingTimesOf(settings),
    time,
    scheduler: systemScheduler,
    onDone: removed => logger.info({ removed }, 'purged what has had its time'),
    onFault: error => logger.error({ fault: faultOf(error) }, 'purge failed'),
  });

  const { accounts, sessions, invitations, tokens } = store.staff;
  const passwords = new Passwords(random);
  mountStaff(server, {
    ...{ accounts, invitations, passwords, time, random, publicUrl },
    signIn: new SignIn({ accounts, sessions, tokens, passwords, time, random }),
    cases: store.cases,
    queue: store.cases,
    preferences: store.preferences,
    holidays,
    activityLog: store.log,
    committer: store.committer,
    texts: staffTexts,
    log: logger,
    language: settings.staffLanguage,
    ...(webRoot && { webRoot }),
  });

  return {
    turns,
    store,
    server,
    outbox,
    inviteFirstStaff: () =>
      inviteFirstAccount({ accounts, invitations, passwords, time, random, publicUrl }),
    async listen() {
      outbox.start();
      purge.start();
      return listen(server, settings.port, settings.host);
    },
    async close() {
      await closeServer(server, { release: () => directLine.close('restarting') });
      await turns.idle();
      await outbox.close();
      await purge.close();
      await feed.close();
      mail.close();
      await store.close();
    },
  };
}

/** Several desks on one PostgreSQL wake each other's sockets; with SQLite there is one process alone. */
async function openFeed(settings: Settings, logger: Logger): Promise<NotifyingFeed> {
  const databaseUrl = settings.databaseUrl.reveal();
  if (!databaseUrl.startsWith('postgres'))
    return Object.assign(new InProcessLogFeed(), { close: async () => {} });
  return createNotifyingFeed({
    databaseUrl,
    onConnection: state => logger.warn({ state }, 'connection for wakes'),
  });
}

/** Everything that the outbox may hold, and who delivers it. */
function couriersOf(settings: Settings, store: Store, shared: Omit<NoticeDeps, 'from'>): Courier[] {
  const { staffLanguage: language, mailFrom, staffEmail } = settings;
  const preferences = receiverOf(settings.preferenceWebhookUrl, settings.preferenceWebhookSecret);
  const sms = receiverOf(settings.smsWebhookUrl, settings.smsWebhookSecret);
  const { time } = shared;
  const notices = { ...shared, from: mailFrom };
  const toStaff = { ...notices, to: staffEmail.join(', '), language };
  return [
    createHandoffCourier({ ...toStaff, cases: store.cases, activityLog: store.log }),
    createCaseChangedCourier(toStaff),
    createCodeCourier(notices),
    createAccessCodeCourier(notices),
    createReceiptCourier({ ...notices, cases: store.cases }),
    ...(preferences ? [createPreferenceWebhook({ ...preferences, time })] : []),
    ...(sms ? [createSmsGateway({ ...sms, time, texts: shared.texts })] : []),
  ];
}

/** Another system, where the operator has named it; a secret is there too, or the settings had been refused. */
const receiverOf = (url: string | undefined, secret: Secret | undefined) =>
  url && secret ? { url, secret: secret.reveal() } : undefined;
