import type { Secret } from '../config/secret';
import { createChatWaitingCourier, waitingHandoff } from '../staff/chats/chat-waiting-courier';
import type { Courier } from '../staff/deliveries/courier';
import { createPreferenceWebhook } from '../staff/deliveries/preference-webhook';
import { createSmsGateway } from '../staff/deliveries/sms-gateway';
import { filedHandoff } from '../staff/handoff/filed-handoff';
import { createHandoffCourier } from '../staff/handoff/handoff-courier';
import { createHandoffWebhooks } from '../staff/handoff/handoff-webhook';
import { createAccessCodeCourier } from '../staff/notices/access-code-courier';
import { createCaseChangedCourier } from '../staff/notices/case-changed-courier';
import { createCodeCourier } from '../staff/notices/code-courier';
import { createReceiptCourier } from '../staff/notices/receipt-courier';
import { createReplyCourier } from '../staff/notices/reply-courier';
import { createUndeliveredCourier } from '../staff/notices/undelivered-courier';
import { createWatchCouriers } from '../staff/watch/watch-couriers';
import type { Ground } from './ground';

/** Everything that the outbox may hold, and who delivers it; messaging channels bring their own. */
export function couriersOf(ground: Ground): Courier[] {
  const { settings, store, mail: transport, staffTexts: texts, time, publicUrl, holidays } = ground;
  const { staffLanguage: language, mailFrom: from, staffEmail } = settings;
  const preferences = receiverOf(settings.preferenceWebhookUrl, settings.preferenceWebhookSecret);
  const handoffs = receiverOf(settings.handoffWebhookUrl, settings.handoffWebhookSecret);
  const sms = receiverOf(settings.smsWebhookUrl, settings.smsWebhookSecret);
  const { supportEmail, supportPhone } = settings;
  const { cases, liveChats, conversations, log: activityLog, watch } = store;
  const notices = { transport, texts, time, publicUrl, from };
  const toStaff = { ...notices, to: staffEmail.join(', '), language };
  const filing = { ...toStaff, cases, activityLog };
  const chatting = { ...toStaff, liveChats, conversations, activityLog };
  return [
    createHandoffCourier(filing),
    createCaseChangedCourier(toStaff),
    createChatWaitingCourier(chatting),
    createCodeCourier(notices),
    createAccessCodeCourier(notices),
    createReceiptCourier({ ...notices, cases }),
    createUndeliveredCourier(notices),
    createReplyCourier({ ...notices, supportEmail, supportPhone }),
    ...createWatchCouriers({
      ...{ ...toStaff, holidays, cases, watch, liveChats },
      accounts: store.staff.accounts,
    }),
    ...(handoffs
      ? createHandoffWebhooks(
          { ...handoffs, time },
          {
            filed: item => filedHandoff(filing, item),
            waiting: item => waitingHandoff(chatting, item),
          },
        )
      : []),
    ...(preferences ? [createPreferenceWebhook({ ...preferences, time })] : []),
    ...(sms ? [createSmsGateway({ ...sms, time, texts })] : []),
  ];
}

/** Another system, where the operator has named it; a secret is there too, or the settings had been refused. */
const receiverOf = (url: string | undefined, secret: Secret | undefined) =>
  url && secret ? { url, secret: secret.reveal() } : undefined;
