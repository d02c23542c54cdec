import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openScriptedDesk, type ScriptedDesk } from './support/scripted-desk';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A plain request, whose answer is not decoded as `fetch` would. */
function get(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('what browsers load', () => {
  let desk: ScriptedDesk;

  beforeAll(async () => {
    desk = await openScriptedDesk(() => [], { allowedOrigins: ['https://shop.example'] });
  });
  afterAll(() => desk.close());

  it('gives the loader to any site, small, and asks again whether it has changed', async () => {
    const packed = await get(`${desk.origin}/widget.js`, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Accept-Encoding',
    });
    expect(packed.body.length).toBeLessThan(6 * 1024);

    const tag = String(packed.headers.etag);
    const again = await get(`${desk.origin}/widget.js`, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('gives one content in every encoding', async () => {
    const address = `${desk.origin}/widget.js`;
    const plain = await get(address);
    const brotli = await get(address, { 'accept-encoding': 'br' });
    const gzip = await get(address, { 'accept-encoding': 'br;q=0, gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
  });

  it('lets assets be kept for ever, and knows no others', async () => {
    const page = (await get(`${desk.origin}/chat`)).body.toString();
    const addresses = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      match => match[1],
    );
    expect(addresses.length).toBeGreaterThanOrEqual(3);
    for (const address of addresses) {
      const { status, headers } = await get(`${desk.origin}${address}`, {}, 'HEAD');
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    for (const path of ['nothing.js', '../pages/chat.vi.html', '..%2f..%2fpackage.json', '%00']) {
      expect((await get(`${desk.origin}/assets/${path}`)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('writes a new nonce into the chat page and its policy each time, and lets allowed origins frame it', async () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const { headers, body } = await get(`${desk.origin}/chat`);
      const policy = String(headers['content-security-policy']);
      const nonce = /script-src 'nonce-([\w-]+)' 'strict-dynamic'/.exec(policy)?.[1] ?? '';
      expect(body.toString()).toContain(`nonce="${nonce}"`);
      expect(body.toString()).not.toContain('{{');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self' https://shop.example");
      expect(headers['cache-control']).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it.each([
    ['?locale=en', 'vi', 'en'],
    ['?locale=en-GB', '', 'en'],
    ['', 'fr-FR, en;q=0.8, vi;q=0.5', 'en'],
    ['', 'fr', 'vi'],
    ['?locale=%3Cscript%3E', '', 'vi'],
    [`?locale=${'v'.repeat(5000)}`, 'en', 'en'],
  ])('speaks the language asked for (%.30s, %s: %s)', async (query, acceptLanguage, language) => {
    const { status, body } = await get(`${desk.origin}/chat${query}`, {
      'accept-language': acceptLanguage,
    });
    expect(status).toBe(200);
    expect(body.toString()).toContain(`<html lang="${language}">`);
  });
});
