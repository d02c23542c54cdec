import type { Server } from 'restify';
import { HandoffHub } from '../bots/handoff/handoff-hub';
import type { TurnRunner } from '../bots/turn-runner';
import { mountDirectLine } from '../channels/directline/direct-line';
import { mountAnswerApi } from '../server/pages/answer-page';
import { mountPages } from '../server/pages/mount-pages';
import { mountReceiptApi } from '../server/pages/receipt-page';
import { mountUploadPage } from '../server/pages/upload-page';
import type { Ground } from './ground';

/** The chat of the website and the pages that customers open. */
export async function mountCustomers(
  server: Server,
  ground: Ground,
  turns: TurnRunner,
  onOutbox: () => void,
) {
  const { settings, store, committer, feed, time, random, logger, texts, publicUrl } = ground;
  const { limitOf, webRoot, typing } = ground;
  const { allowedOrigins, trustProxy: trustedProxies, supportEmail, supportPhone } = settings;
  const { cases, log, conversations, evidence: vault } = store;
  const directLine = mountDirectLine(server, {
    ...{ limitOf, turns, feed, typing, time, random, logger, allowedOrigins, publicUrl },
    ...{ log, conversations, vault, trustedProxies },
    signingSecret: settings.directLineSecret?.reveal() ?? (await store.secret('direct-line')),
    ...(settings.widgetUserSecret && { siteUserSecret: settings.widgetUserSecret.reveal() }),
    ...(settings.directLineSecret && { secret: settings.directLineSecret.reveal() }),
    ...(settings.handoffHubs.length > 0 && {
      hubs: { ids: settings.handoffHubs, receive: sent => new HandoffHub(turns).receive(sent) },
    }),
  });
  mountReceiptApi(server, { cases, committer, time, texts, limitOf, trustedProxies });
  mountAnswerApi(server, {
    ...{ packages: store.caseWork.packages, cases, committer, time, random, limitOf },
    ...{ evidence: vault, publicUrl, trustedProxies, smsCodes: ground.smsCodes, onOutbox },
    ticketKey: await store.secret('answer-ticket'),
  });
  const files = { maxMb: settings.evidenceMaxMb, maxFiles: settings.evidenceMaxFiles };
  mountUploadPage(server, {
    ...{ tokens: ground.linkTokens, turns, log, conversations, vault, texts, time, random },
    ...{ trustedProxies, ...files },
  });
  if (webRoot)
    mountPages(server, { webRoot, allowedOrigins, supportEmail, supportPhone, random, files });
  return directLine;
}
