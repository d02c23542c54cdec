import { TurnRunner } from '../bots/turn-runner';
import { faultOf } from '../channels/http/fault';
import type { Messaging } from '../channels/messaging';
import { createIntentReader } from '../language/intents/intent-reader';
import type { Ground } from './ground';

/** Characters of a message that the desk reads; a telling of four pages. */
const messageLimit = 8_000;

/** The conversation: what answers a message, whatever channel it came by. */
export function openTurns(
  ground: Ground,
  channels: Messaging['channels'],
  onOutbox: () => void,
): TurnRunner {
  const { settings, store, committer, feed, time, texts, random, holidays, logger } = ground;
  const intents = createIntentReader();
  return new TurnRunner({
    ...{ conversations: store.conversations, log: store.log, committer, feed, time, onOutbox },
    tools: {
      ...{ texts, random, channels, holidays, cases: store.cases },
      ...(settings.handoffHubs.length > 0 && { hubLog: store.log }),
      tellsPreferences: ground.tellsPreferences,
      intentOf: (text, language) => intents.read(text, language),
      facts: {
        supportEmail: settings.supportEmail,
        supportPhone: settings.supportPhone,
        evidenceMaxMb: settings.evidenceMaxMb,
        evidenceMaxFiles: settings.evidenceMaxFiles,
        messageLimit,
        draftDays: settings.draftDays,
        workingHours: settings.workingHours,
        chatWaitMinutes: settings.chatWaitMinutes,
        smsCodes: ground.smsCodes,
        receiptUrl: `${ground.publicUrl.replace(/\/+$/, '')}/receipt`,
      },
    },
    onFailure: (incident, error) =>
      logger.error({ incident, fault: faultOf(error) }, 'turn failed'),
    onUnconfirmedYear: (year, reference) =>
      logger.warn(
        { year, reference },
        'holidays of this year are not confirmed: see HOLIDAYS_FILE',
      ),
  });
}
