import type { Server } from 'restify';
import type { TurnRunner } from '../bots/turn-runner';
import { clientAddress } from '../channels/http/client-address';
import type { Messaging } from '../channels/messaging';
import { openIdOf } from '../config/open-id';
import { formatWorkingHours } from '../i18n/formats';
import { createChatWatch } from '../staff/chats/chat-watch';
import type { OutboxWorker } from '../staff/deliveries/outbox-worker';
import { systemScheduler } from '../staff/deliveries/scheduler';
import { LiveStreams } from '../staff/live/live-streams';
import { mountStaff } from '../staff/mount-staff';
import { inviteFirstAccount } from '../staff/sign-in/invitations';
import { type PasswordCost, Passwords } from '../staff/sign-in/passwords';
import { SignIn } from '../staff/sign-in/sign-in';
import { TryLimits } from '../staff/sign-in/try-limits';
import { createDueWatch } from '../staff/watch/due-watch';
import type { Ground } from './ground';

interface OfficeParts {
  turns: TurnRunner;
  outbox: OutboxWorker;
  messaging: Messaging;
  passwordCost: PasswordCost | undefined;
}

/** What staff work with: the watches, sign-in, the API and the console. */
export async function openOffice(
  server: Server,
  ground: Ground,
  { turns, outbox, messaging, passwordCost }: OfficeParts,
) {
  const { settings, store, committer, live, time, random, logger, holidays, publicUrl } = ground;
  const { staffTexts: texts, limitOf, typing, webRoot, smsCodes, tellsPreferences } = ground;
  const { workingHours, supportEmail, trustProxy, staffLanguage: language } = settings;
  const { cases, conversations, liveChats, evidence, watch, log: activityLog } = store;
  const { accounts, sessions, invitations, tokens, factors, resets, identities } = store.staff;
  const liveStreams = new LiveStreams(live);
  const scheduling = { scheduler: systemScheduler, log: logger };
  const chatWatch = createChatWatch({
    ...{ turns, time, liveChats, ...scheduling },
    silenceMinutes: settings.chatSilenceMinutes,
  });
  const dueWatch = createDueWatch({
    ...{ watch, accounts, holidays, time, random, workingHours, ...scheduling },
    ...{ digestAt: settings.digestAt, leads: settings.remindBefore },
    onReminders: () => {
      live.publish({ type: 'reminder' });
      outbox.nudge();
    },
  });

  const openId = openIdOf(settings);
  const passwordsOff = settings.staffPasswords === 'false';
  const passwords = new Passwords(random, passwordCost);
  mountStaff(server, {
    ...{ accounts, sessions, tokens, factors, resets, invitations, passwords },
    ...{ time, random, publicUrl, watch, cases, holidays, activityLog, committer, evidence },
    ...{ turns, typing, liveStreams, liveChats, conversations, workingHours, texts, language },
    ...{ queue: cases, preferences: store.preferences, log: logger },
    limits: new TryLimits(limitOf),
    addressOf: request => clientAddress(request, trustProxy),
    signIn: new SignIn({
      ...{ accounts, sessions, tokens, factors, passwords, time, random, passwordsOff },
    }),
    ...(openId && {
      openId: { settings: openId, identities, key: await store.secret('staff-openid') },
    }),
    work: {
      ...store.caseWork,
      ...{ cases, conversations, committer, evidence, time, random, publicUrl, texts },
      ...{ calendar: holidays, talks: turns, log: logger, supportEmail, smsCodes },
      ...{ replyWays: messaging.replyWays, tellsPreferences },
      workingHours: language => formatWorkingHours(language, workingHours),
      onOutbox: () => outbox.nudge(),
    },
    ...(webRoot && { webRoot }),
  });
  return {
    ...{ chatWatch, dueWatch, liveStreams },
    /** The link by which the first member of staff makes an account, where there is none yet. */
    inviteFirst: async () =>
      passwordsOff
        ? undefined
        : inviteFirstAccount({ accounts, invitations, passwords, time, random, publicUrl }),
  };
}
