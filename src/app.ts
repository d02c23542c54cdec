import type { Server } from 'restify';
import { couriersOf } from './app/couriers';
import { layGround } from './app/ground';
import { mountCustomers } from './app/mount-customers';
import { openOffice } from './app/open-office';
import { openDeskStore } from './app/open-store';
import { openTurns } from './app/open-turns';
import type { AppOptions } from './app/options';
import type { TurnRunner } from './bots/turn-runner';
import { faultOf } from './channels/http/fault';
import { channelLinks } from './channels/links/channel-links';
import { createMessaging, type Messaging } from './channels/messaging';
import { systemRandom, systemTime } from './config/system-sources';
import type { RandomSource, TimeSource } from './domain/ports';
import { closeServer, listen } from './server/close-server';
import { createServer } from './server/create-server';
import type { ChatWatch } from './staff/chats/chat-watch';
import { createOutboxWorker, type OutboxWorker } from './staff/deliveries/outbox-worker';
import { systemScheduler } from './staff/deliveries/scheduler';
import type { DueWatch } from './staff/watch/due-watch';
import { createDailyPurge } from './store/retention/daily-purge';
import { keepingTimesOf } from './store/retention/keeping-times';
import type { Store } from './store/store';

export type { AppOptions } from './app/options';

/** The desk, whole and running, but for a port: tests open it like this. */
export interface App {
  readonly turns: TurnRunner;
  readonly store: Store;
  readonly server: Server;
  readonly outbox: OutboxWorker;
  readonly chatWatch: ChatWatch;
  readonly dueWatch: DueWatch;
  readonly messaging: Messaging;
  /** The link by which the first member of staff makes an account, where there is none yet. */
  inviteFirstStaff(): Promise<string | undefined>;
  /** Begins to deliver and to listen. @returns the port. */
  listen(): Promise<number>;
  /** Finishes what is under way, tells open sockets to come back, and lets go of everything. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;

/**
 * The composition root: with the parts in `app/`, the one place that sees every part and puts them together.
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

async function assemble(
  options: AppOptions,
  store: Store,
  time: TimeSource,
  random: RandomSource,
): Promise<App> {
  const ground = await layGround(options, store, time, random);
  const { settings, logger, texts, committer, metrics, mail, publicUrl, feed, holidays } = ground;
  const { providers = {}, passwordCost } = options;
  const onOutbox = () => outbox.nudge();

  const messaging = createMessaging({
    ...{ time, random, texts, logger, publicUrl, providers, committer, mail, onOutbox },
    ...{ log: store.log, conversations: store.conversations, cases: store.cases },
    ...{ vault: store.evidence, inbound: store.inbound, scheduler: systemScheduler },
    ...{ marks: store.marks, states: store.channelStates },
    secret: name => store.secret(name),
    evidenceMaxBytes: settings.evidenceMaxMb * megabyte,
    ...(providers.trustedHosts && { trustedHosts: providers.trustedHosts }),
    links: channelLinks(ground.linkTokens, publicUrl),
    onRefused: (channel, code) => metrics.refused(channel, code),
    trustedProxies: settings.trustProxy,
  });
  const outbox: OutboxWorker = createOutboxWorker({
    ...{ outbox: store.outbox, time, random, scheduler: systemScheduler, log: logger },
    couriers: [...couriersOf(ground), messaging.courier],
  });
  const turns = openTurns(ground, messaging.channels, onOutbox);

  const server = createServer({
    ...{ logger, random, metrics, publicUrl, allowedOrigins: settings.allowedOrigins },
    readyChecks: { store: () => store.ping().then(() => true) },
  });
  const directLine = await mountCustomers(server, ground, turns, onOutbox);
  messaging.open(settings, turns, server, [directLine]);
  const office = await openOffice(server, ground, { turns, outbox, messaging, passwordCost });
  const { chatWatch, dueWatch, liveStreams } = office;
  const purge = createDailyPurge({
    ...{ time, scheduler: systemScheduler, times: keepingTimesOf(settings) },
    purge: what => store.purge(what),
    onDone: removed => logger.info({ removed }, 'purged what has had its time'),
    onFault: error => logger.error({ fault: faultOf(error) }, 'purge failed'),
  });

  metrics.gauge('desk_inbound_waiting', 'Events of messaging channels that wait for a turn.', () =>
    store.inbound.waiting(),
  );
  metrics.gauge('desk_streams_open', 'Open sockets of chats.', () => directLine.openStreams());
  metrics.gauge('desk_consoles_open', 'Open event streams of staff.', () => liveStreams.count());

  return {
    ...{ turns, store, server, outbox, chatWatch, dueWatch, messaging },
    inviteFirstStaff: office.inviteFirst,
    async listen() {
      await store.freeLeases();
      outbox.start();
      messaging.start();
      purge.start();
      chatWatch.start();
      dueWatch.start();
      holidays.start();
      return listen(server, settings.port, settings.host);
    },
    async close() {
      await closeServer(server, {
        release: async () => {
          liveStreams.close();
          await directLine.close('restarting');
        },
      });
      holidays.close();
      await messaging.close();
      await chatWatch.close();
      await dueWatch.close();
      await turns.idle();
      await outbox.close();
      await purge.close();
      await feed.close();
      mail.close();
      await store.close();
    },
  };
}
