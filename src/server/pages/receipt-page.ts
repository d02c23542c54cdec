import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { clientAddress } from '../../channels/http/client-address';
import { checked, jsonBody } from '../../channels/http/json-body';
import { isAllowedOrigin } from '../../channels/http/origins';
import { TooManyRequests } from '../../channels/http/too-many';
import { againOnConflict } from '../../domain/again-on-conflict';
import type { Case } from '../../domain/case';
import { tryAccessCode } from '../../domain/case-access';
import { DeskError } from '../../domain/errors';
import { languages } from '../../domain/language';
import type { Cases, Committer, TimeSource } from '../../domain/ports';
import { type LimitMaker, limitsHere } from '../../domain/rate-limit';
import { isReference, normalReference } from '../../domain/reference';
import type { Texts } from '../../i18n/texts';
import { receiptView } from './receipt-view';

export interface ReceiptPageDeps {
  cases: Pick<Cases, 'find'>;
  committer: Committer;
  time: TimeSource;
  texts: Texts;
  /** Proxies of ours that stand before the desk. */
  trustedProxies: number;
  /** Makes the limit of tries; none: one of this process alone. */
  limitOf?: LimitMaker;
}

const asked = z.object({
  reference: z.string().max(40),
  accessCode: z.string().max(60),
  language: z.enum(languages),
});

/** Every try of an address counts, right or wrong: nobody needs more to print a receipt. */
const tries = { burst: 8, perMinute: 1 };
const mostRuns = 5;

/**
 * What the receipt page asks: `POST /receipt/open` with number and access code gives the receipt. The
 * answer is the same for a wrong code, a number that does not exist and a case that rests.
 */
export function mountReceiptApi(server: Server, deps: ReceiptPageDeps): void {
  const limit = (deps.limitOf ?? limitsHere(deps.time))('receipt', tries);
  const path = '/receipt/open';
  server.post({ name: 'receipt-open', path }, jsonBody(4 * 1024), answer);

  async function answer(request: Request, response: Response): Promise<void> {
    if (!isAllowedOrigin(request, []))
      throw new DeskError('origin-refused', 'Only the desk’s own page asks for receipts');
    const address = clientAddress(request, deps.trustedProxies);
    if (!limit.allows(address)) throw new TooManyRequests(limit.retryAfter(address));
    const { reference, accessCode, language } = checked(asked, request.body ?? {});
    const opened = await open(deps, normalReference(reference), accessCode);
    if (!opened) throw new DeskError('receipt-refused', 'The number or the code is not right');
    response.setHeader('Cache-Control', 'no-store');
    response.send(200, receiptView(opened, language, deps.texts));
  }
}

/** Tries are counted with the case, whoever else writes to it meanwhile. */
function open(
  { cases, committer, time }: ReceiptPageDeps,
  reference: string,
  accessCode: string,
): Promise<Case | undefined> {
  return againOnConflict(mostRuns, async () => {
    const found = isReference(reference) ? await cases.find(reference) : undefined;
    const { opened, changed } = await tryAccessCode(found, accessCode, time.now());
    if (changed)
      await committer.commit({ log: [], cases: [changed], events: [], evidence: [], outbox: [] });
    return opened;
  });
}
