import { faultOf } from '../channels/http/fault';
import { LinkTokens } from '../channels/links/link-tokens';
import { InProcessTypingSigns } from '../channels/typing-signs';
import { readHolidays } from '../config/holidays';
import { limitsAcross } from '../domain/limits-across';
import type { RandomSource, TimeSource } from '../domain/ports';
import { createTexts, type TextKey } from '../i18n/texts';
import { Metrics } from '../server/metrics';
import { DeskCalendar } from '../staff/case-work/desk-calendar';
import { alsoByWebhook } from '../staff/handoff/handoff-webhook';
import { heardBy, LiveBus } from '../staff/live/live-bus';
import { createMailTransport } from '../staff/mail/mail-transport';
import type { StaffTexts } from '../staff/staff-texts';
import type { Store } from '../store/store';
import { openFeed } from './open-store';
import type { AppOptions } from './options';

/** What every part of the desk stands on. */
export type Ground = Awaited<ReturnType<typeof layGround>>;

/** Builds it; what can fail here fails the start. */
export async function layGround(
  { settings, logger, webRoot }: AppOptions,
  store: Store,
  time: TimeSource,
  random: RandomSource,
) {
  const feed = await openFeed(settings, logger);
  const live = new LiveBus(feed);
  const texts = createTexts();
  const staffTexts: StaffTexts = {
    t: (language, key, params) => texts.t(language, key as TextKey, params),
  };
  const holidays = new DeskCalendar(
    readHolidays(settings.holidaysFile),
    store.caseWork.calendar,
    error => logger.error({ fault: faultOf(error) }, 'the calendar could not be read anew'),
  );
  await holidays.load();
  return {
    ...{ settings, logger, webRoot, store, time, random, feed, live, texts, staffTexts, holidays },
    publicUrl: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
    /** Commits are told to the consoles, and handoffs to the webhook as well. */
    committer: heardBy(
      live,
      settings.handoffWebhookUrl ? alsoByWebhook(store.committer) : store.committer,
    ),
    typing: new InProcessTypingSigns(),
    metrics: new Metrics(),
    mail: createMailTransport(
      { smtpUrl: settings.smtpUrl?.reveal(), dataDir: settings.dataDir },
      logger,
    ),
    linkTokens: new LinkTokens(await store.secret('channel-links'), time, random),
    limitOf: limitsAcross(time, feed),
    smsCodes: settings.smsWebhookUrl !== undefined,
    tellsPreferences: settings.preferenceWebhookUrl !== undefined,
  };
}
