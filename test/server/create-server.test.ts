import pino from 'pino';
import type { Request, Response } from 'restify';
import { closeServer, listen } from '../../src/server/close-server';
import { createServer, type ServerOptions } from '../../src/server/create-server';
import { Metrics } from '../../src/server/metrics';
import { CountingRandom } from '../channels/support/open-line';

const shop = 'https://shop.example';
let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map(close => close()));
  closers = [];
});

const open = async (options: Partial<ServerOptions> = {}) => {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: line => void lines.push(line) });
  const random = new CountingRandom();
  const server = createServer({ logger, random, allowedOrigins: [shop], ...options });
  server.get(
    { name: 'a-page', path: '/page/:id' },
    async (_request: Request, response: Response) => {
      response.setHeader('Content-Security-Policy', "default-src 'self'");
      response.sendRaw(200, 'a page');
    },
  );
  server.get({ name: 'broken', path: '/broken' }, async () => {
    throw new Error('words of the inside');
  });
  server.get(
    { name: 'broken-page', path: '/broken-page' },
    async (_request: Request, response: Response) => {
      response.setHeader('Content-Type', 'text/html');
      throw new Error('words of the inside');
    },
  );
  server.post(
    { name: 'direct', path: '/v3/directline/something' },
    async (_request: Request, response: Response) => {
      response.send(200, {});
    },
  );
  const port = await listen(server, 0, '127.0.0.1');
  closers.push(() => closeServer(server, { graceMs: 500 }));
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, init);
  return { server, get, lines };
};

describe('every answer', () => {
  it.each(['/healthz', '/nothing', '/broken'])(
    '%s carries the headers that keep it safe',
    async path => {
      const { headers } = await (await open()).get(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cache-control': 'no-store',
        'x-request-id': expect.stringMatching(/^[\w-]{12}$/),
      });
      expect(headers.has('server')).toBe(false);
      expect(headers.has('strict-transport-security')).toBe(false);
    },
  );

  it('has an id of the desk’s own, not the client’s', async () => {
    const { get, lines } = await open();
    const { headers } = await get('/healthz', {
      headers: { 'request-id': 'mine', 'x-request-id': 'mine' },
    });
    expect(headers.get('x-request-id')).not.toBe('mine');
    expect(lines.join('')).not.toContain('mine');
  });

  it('asks for encryption where the desk is reached by it', async () => {
    const { get } = await open({ publicUrl: 'https://desk.example' });
    expect((await get('/healthz')).headers.get('strict-transport-security')).toMatch(/max-age/);
  });

  it('may bring its own policy', async () => {
    const { headers } = await (await open()).get('/page/1');
    expect(headers.get('content-security-policy')).toBe("default-src 'self'");
  });
});

describe('errors', () => {
  it.each([
    ['/nothing', 'GET', 404, 'NotFound'],
    ['/<script>', 'GET', 404, 'NotFound'],
    ['/%E0%A4%A', 'GET', 404, 'NotFound'],
    ['/page/1', 'DELETE', 405, 'MethodNotAllowed'],
    ['/broken', 'GET', 500, 'ServiceError'],
    ['/broken-page', 'GET', 500, 'ServiceError'],
  ])('%s %s answers %i as Direct Line has it', async (path, method, status, code) => {
    const answer = await (await open()).get(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const body = await answer.text();
    expect(JSON.parse(body)).toEqual({ error: { code, message: expect.any(String) } });
    expect(body).not.toMatch(/script|words of the inside/);
  });

  it('of the desk itself can be found in the log by what the client was told', async () => {
    const { get, lines } = await open();
    const { error } = (await (await get('/broken')).json()) as { error: { message: string } };
    const [, incident] = /Incident ([\w-]+)/.exec(error.message) ?? [];
    const logged = lines.map(line => JSON.parse(line)).find(({ msg }) => msg === 'incident');
    expect(logged).toMatchObject({ requestId: incident, fault: { name: 'Error' } });
    expect(lines.join('')).not.toContain('words of the inside');
  });
});

it('logs a request by its route, never by its address', async () => {
  const { get, lines } = await open();
  await get('/page/a-secret?t=token');
  await get('/unknown-secret?t=token');
  const requests = lines.map(line => JSON.parse(line));
  expect(requests).toMatchObject([
    {
      method: 'GET',
      route: 'a-page',
      status: 200,
      ms: expect.any(Number),
      requestId: expect.any(String),
    },
    { method: 'GET', route: 'none', status: 404 },
  ]);
  expect(lines.join('')).not.toMatch(/secret|token/);
});

describe('pages of other sites', () => {
  const path = '/v3/directline/something';
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });

  it('may use the Direct Line when their site is allowed', async () => {
    const { get } = await open();
    const asked = await get(path, preflight(shop));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(shop);
    for (const header of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'])
      expect(asked.headers.get('access-control-allow-headers')).toContain(header);
    const answer = await get(path, { method: 'POST', headers: { origin: shop } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(shop);
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it.each([
    ['of a site that is not', 'https://evil.example', path],
    ['of a site that looks like it', `${shop}.evil.example`, path],
    ['without an origin of their own', 'null', path],
    ['that ask for anything else', shop, '/healthz'],
  ])('%s may not', async (_what, origin, asked) => {
    const { get } = await open();
    for (const init of [preflight(origin), { headers: { origin } }])
      expect((await get(asked, init)).headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('health', () => {
  it('is whether the process runs', async () => {
    expect(await (await (await open()).get('/healthz')).json()).toEqual({ status: 'ok' });
  });

  it('is readiness once everything that it needs is there', async () => {
    let isUp = false;
    const { get } = await open({
      readyChecks: {
        database: async () => isUp,
        outbox: async () => {
          if (!isUp) throw new Error('down');
          return true;
        },
      },
    });
    const before = await get('/readyz');
    expect([before.status, await before.json()]).toEqual([
      503,
      { status: 'not-ready', checks: { database: false, outbox: false } },
    ]);
    isUp = true;
    expect((await get('/readyz')).status).toBe(200);
  });
});

describe('metrics', () => {
  it('count requests by route, and read gauges', async () => {
    const metrics = new Metrics();
    metrics.gauge('desk_streams_open', 'Open streams', () => 7);
    const { get } = await open({ metrics });
    await get('/page/1');
    const text = await (await get('/metrics')).text();
    expect(text).toContain(
      'desk_http_request_duration_seconds_count{route="a-page",method="GET",status="200"} 1',
    );
    expect(text).toContain('desk_streams_open 7');
  });

  it('are for this machine, and for who has the token', async () => {
    const { get } = await open({ metricsToken: 'let-me-see' });
    const by = (headers: Record<string, string>) =>
      get('/metrics', { headers }).then(({ status }) => status);
    expect(await by({})).toBe(200);
    expect(await by({ 'x-forwarded-for': '203.0.113.5' })).toBe(404);
    expect(await by({ 'x-forwarded-for': '203.0.113.5', authorization: 'Bearer x' })).toBe(404);
    const far = { 'x-forwarded-for': '203.0.113.5' };
    expect(await by({ ...far, authorization: 'Bearer let me see' })).toBe(404);
    expect(await by({ ...far, authorization: 'Bearer let-me-see' })).toBe(200);
  });
});

it('closes though a client keeps its connection and another never ends its request', async () => {
  const { get, server } = await open();
  await get('/healthz');
  server.get(
    { name: 'endless', path: '/endless' },
    (_request: Request, _response: Response, _next: unknown) => {},
  );
  const endless = get('/endless').then(
    () => 'answered',
    () => 'cut',
  );
  await new Promise(resolve => setTimeout(resolve, 50));
  await closeServer(server, { graceMs: 100 });
  expect(await endless).toBe('cut');
});
