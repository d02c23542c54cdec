import { createHmac, timingSafeEqual } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { clientAddress } from '../../channels/http/client-address';
import { checked, jsonBody } from '../../channels/http/json-body';
import { isAllowedOrigin } from '../../channels/http/origins';
import { TooManyRequests } from '../../channels/http/too-many';
import { DeskError } from '../../domain/errors';
import { languages } from '../../domain/language';
import type { EvidenceVault } from '../../domain/ports';
import { type LimitMaker, limitsHere } from '../../domain/rate-limit';
import { formatInstant, formatSize } from '../../i18n/formats';
import { attachmentHeader } from '../../staff/api/preview';
import {
  noteDoor,
  openPackage,
  type PackageDoorDeps,
  readyPackage,
} from '../../staff/packages/open-package';

export interface AnswerPageDeps extends PackageDoorDeps {
  evidence: Pick<EvidenceVault, 'open'>;
  /** Signs what a browser that has opened an answer fetches its files with. */
  ticketKey: Uint8Array;
  publicUrl: string;
  /** Proxies of ours that stand before the desk. */
  trustedProxies: number;
  /** Makes the limit of tries; none: one of this process alone. */
  limitOf?: LimitMaker;
}

const asked = z.object({
  accessCode: z.string().max(60),
  code: z.string().max(20).optional(),
  language: z.enum(languages),
});

/** Every try of an address counts, right or wrong. */
const tries = { burst: 12, perMinute: 2 };
const ticketMs = 30 * 60_000;
const cookieName = 'desk-answer';

/**
 * What the page of an answer asks: `POST /answer/{id}/open` with the access code, and the one-time code
 * where the answer holds data; then its files, each as a download that is written into the case's history.
 */
export function mountAnswerApi(server: Server, deps: AnswerPageDeps): void {
  const limit = (deps.limitOf ?? limitsHere(deps.time))('answer', tries);
  const secure = new URL(deps.publicUrl).protocol === 'https:';

  server.post(
    { name: 'answer-open', path: '/answer/:id/open' },
    jsonBody(4 * 1024),
    async (request: Request, response: Response) => {
      if (!isAllowedOrigin(request, []))
        throw new DeskError('origin-refused', 'Only the desk’s own page opens answers');
      const address = clientAddress(request, deps.trustedProxies);
      if (!limit.allows(address)) throw new TooManyRequests(limit.retryAfter(address));
      const { accessCode, code, language } = checked(asked, request.body ?? {});
      const id = String(request.params.id);
      const opened = await openPackage(deps, { id, accessCode, code: code?.replace(/\D/g, '') });
      response.setHeader('Cache-Control', 'no-store');
      if (opened.step === 'code') return response.send(200, opened);
      const { made } = opened;
      response.setHeader('Set-Cookie', ticketCookie(id));
      response.send(200, {
        step: 'open',
        reference: made.reference,
        text: made.text,
        until: formatInstant(language, made.expiresAt),
        files: made.files.map(file => ({
          ...{ id: file.id, name: file.name },
          size: formatSize(language, file.size),
        })),
      });
    },
  );

  server.get(
    { name: 'answer-file', path: '/answer/:id/files/:file' },
    async (request: Request, response: Response) => {
      const { id, file: wanted } = request.params as { id: string; file: string };
      const made = holdsTicket(request, id) ? await readyPackage(deps, id) : undefined;
      const file = made?.files.find(one => one.id === wanted);
      if (!made || !file)
        throw new DeskError('answer-refused', 'The answer has to be opened first');
      await noteDoor(deps, made, 'package-downloaded', { id, file: file.id });
      const content = await deps.evidence.open(file.id);
      response.writeHead(200, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.size),
        'Content-Disposition': attachmentHeader(file.name),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      });
      await pipeline(content, response).catch(() => response.destroy());
    },
  );

  function ticketCookie(id: string): string {
    const until = deps.time.now().getTime() + ticketMs;
    const flags = [
      `Path=/answer/${id}`,
      'HttpOnly',
      'SameSite=Strict',
      `Max-Age=${ticketMs / 1000}`,
    ];
    return [
      `${cookieName}=${until}.${sign(id, until)}`,
      ...flags,
      ...(secure ? ['Secure'] : []),
    ].join('; ');
  }

  function holdsTicket({ headers }: Request, id: string): boolean {
    const [, until = '', given = ''] =
      new RegExp(`(?:^|;\\s*)${cookieName}=(\\d+)\\.([\\w-]+)`).exec(headers.cookie ?? '') ?? [];
    const right = Buffer.from(sign(id, Number(until)));
    const shown = Buffer.from(given);
    return (
      Number(until) > deps.time.now().getTime() &&
      shown.length === right.length &&
      timingSafeEqual(shown, right)
    );
  }

  function sign(id: string, until: number): string {
    return createHmac('sha256', deps.ticketKey).update(`${id}\n${until}`).digest('base64url');
  }
}
