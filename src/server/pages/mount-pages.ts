import type { Next, Request, RequestHandler, Response, Server } from 'restify';
import { DeskError } from '../../domain/errors';
import type { Language } from '../../domain/language';
import type { RandomSource } from '../../domain/ports';
import { chatPolicy, demoPolicy, receiptPolicy } from './content-policy';
import { pageLanguage } from './page-language';
import { fillPage } from './page-template';
import { sendFile } from './send-file';
import { readWebFiles } from './web-files';

export interface PagesOptions {
  /** The folder that the build of the browser code left (`dist/web`). */
  webRoot: string;
  /** Origins other than the desk's own whose pages may embed the chat, e.g. `https://shop.example`. */
  allowedOrigins: readonly string[];
  supportEmail: string;
  supportPhone: string;
  /** What may be sent at once, which the chat page says before files are chosen. */
  files?: { maxMb: number; maxFiles: number };
  random: RandomSource;
}

/**
 * Serves what browsers load: the demo page at `/`, the loader at `/widget.js`, the chat page at `/chat`,
 * the receipt page at `/receipt`, the page of an answer at `/answer/{id}`,
 * and their assets.
 * @throws DeskError `web-not-built`
 */
export function mountPages(server: Server, options: PagesOptions): void {
  const webFiles = readFiles(options.webRoot);
  const fileAt = (path: string) => {
    const file = webFiles.get(path);
    if (!file) throw new DeskError('web-not-built', `${options.webRoot} has no ${path}`);
    return file;
  };
  const { allowedOrigins, supportEmail, supportPhone } = options;
  const files = options.files ?? { maxMb: 20, maxFiles: 20 };
  const templates = (name: string): Record<Language, string> => ({
    vi: fileAt(`pages/${name}.vi.html`).content.toString('utf8'),
    en: fileAt(`pages/${name}.en.html`).content.toString('utf8'),
  });
  const demo = templates('demo');
  const chat = templates('chat');
  const receipt = templates('receipt');
  const answer = templates('answer');
  const loader = fileAt('widget.js');
  const newNonce = () => Buffer.from(options.random.bytes(16)).toString('base64url');

  const queryOf = (req: Request) => new URLSearchParams(req.getQuery());
  const languageOf = (req: Request): Language =>
    pageLanguage(queryOf(req).get('locale') ?? undefined, req.headers['accept-language']);

  get(server, '/', (req, res) => {
    const nonce = newNonce();
    const values = { nonce, supportEmail, supportPhone };
    sendPage(req, res, fillPage(demo[languageOf(req)], values), demoPolicy(nonce));
  });

  get(server, '/chat', (req, res) => {
    const nonce = newNonce();
    const language = languageOf(req);
    const embedded = queryOf(req).get('embedded') === '1';
    const config = JSON.stringify({ language, embedded, supportEmail, supportPhone, files });
    const page = fillPage(chat[language], { nonce, config, supportEmail, supportPhone });
    sendPage(req, res, page, chatPolicy(nonce, allowedOrigins));
  });

  get(server, '/receipt', (req, res) => {
    const nonce = newNonce();
    const page = fillPage(receipt[languageOf(req)], { nonce, supportEmail, supportPhone });
    sendPage(req, res, page, receiptPolicy(nonce));
  });

  get(server, '/answer/:id', (req, res) => {
    const nonce = newNonce();
    const page = fillPage(answer[languageOf(req)], { nonce, supportEmail, supportPhone });
    sendPage(req, res, page, receiptPolicy(nonce));
  });

  get(server, '/widget.js', (req, res) => {
    sendFile(req, res, loader, {
      // Its address never changes, so a new version has to be asked for; the tag makes that cheap.
      'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });

  get(server, '/assets/*', (req, res) => {
    const file = webFiles.get(req.getPath().slice(1));
    if (!file) {
      res.writeHead(404, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
      res.end();
      return;
    }
    sendFile(req, res, file, {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  });
}

function readFiles(webRoot: string) {
  try {
    return readWebFiles(webRoot);
  } catch (error) {
    throw new DeskError('web-not-built', `${webRoot} cannot be read`, { cause: error });
  }
}

function get(server: Server, path: string, answer: (req: Request, res: Response) => void): void {
  const handler: RequestHandler = (req: Request, res: Response, next: Next) => {
    answer(req, res);
    next(false);
  };
  server.get(path, handler);
  server.head(path, handler);
}

function sendPage(req: Request, res: Response, page: string, policy: string): void {
  const body = Buffer.from(page, 'utf8');
  res.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(body.length),
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Language',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}
