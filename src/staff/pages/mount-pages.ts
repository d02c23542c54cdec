import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import { DeskError } from '../../domain/errors';
import { type Language, languages } from '../../domain/language';
import type { RandomSource, TimeSource } from '../../domain/ports';
import { wantedLanguage } from '../api/wanted-language';

export interface StaffPagesDeps {
  /** The folder that the build of the browser code left (`dist/web`). */
  webRoot: string;
  random: RandomSource;
  /** Told to the page, so that what is left of a due date does not hang on each computer's clock. */
  time: TimeSource;
  /** For browsers that do not say which language they want. */
  language: Language;
}

/** Where the console takes over the routing: it reads the address itself. */
const addresses = [
  '/staff',
  '/staff/welcome',
  '/staff/reset',
  '/staff/new',
  '/staff/cases/:reference',
  '/staff/chats',
  '/staff/chats/:id',
  '/staff/figures',
  '/staff/settings',
  '/staff/settings/:part',
  '/staff/security',
];

/**
 * Serves the console's page, the same at each of its addresses; its assets are served with all others.
 * @throws DeskError `web-not-built`
 */
export function mountStaffPages(
  server: Server,
  { webRoot, random, time, language }: StaffPagesDeps,
): void {
  const pages = new Map(languages.map(one => [one, readPage(webRoot, one)]));
  for (const address of addresses)
    server.get(address, async (request: Request, response: Response) => {
      const nonce = Buffer.from(random.bytes(16)).toString('base64url');
      const wanted = wantedLanguage(request.headers['accept-language'], language);
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy(nonce),
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        vary: 'Accept-Language',
      });
      const now = time.now().toISOString();
      response.end(pages.get(wanted)?.replaceAll('{{nonce}}', nonce).replaceAll('{{now}}', now));
    });
}

/** The page runs its own files and talks to its own desk; nothing else, and in no frame. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function readPage(webRoot: string, language: Language): string {
  const path = join(webRoot, 'pages', `console.${language}.html`);
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DeskError('web-not-built', `${path} cannot be read`, { cause });
  }
}
