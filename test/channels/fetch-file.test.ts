import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFileFetcher } from '../../src/channels/fetch-file';
import { isPublicAddress } from '../../src/channels/public-address';

/** What some paths are answered with. */
const statuses: Record<string, number> = { '/gone': 404, '/down': 503 };

const limits = { hosts: ['zdn.vn', 'localhost'], mostBytes: 1_000 };

describe('files from providers', () => {
  let server: Server;
  let host: string;
  beforeEach(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
      const to = pathname === '/round' ? '/round' : searchParams.get('to');
      if (to) response.setHeader('location', to);
      response.statusCode = to ? 302 : (statuses[pathname] ?? 200);
      // In pieces, so that nothing tells of its length before.
      for (let sent = 0; sent < Number(searchParams.get('bytes')); sent += 100)
        response.write('x'.repeat(100));
      return response.end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const read = async (path: string, trusted = [host]): Promise<number> => {
    const url = path.startsWith('/') ? `http://${host}${path}` : path;
    let bytes = 0;
    for await (const chunk of await createFileFetcher(trusted).open(url, limits))
      bytes += (chunk as Buffer).length;
    return bytes;
  };

  it('are streamed, by way of redirects too', async () => {
    expect(await read('/file?bytes=1000')).toBe(1_000);
    expect(await read(`/?to=${encodeURIComponent(`http://${host}/file?bytes=300`)}`)).toBe(300);
  });

  it('are cut off where they grow too big', async () => {
    await expect(read('/file?bytes=1100')).rejects.toMatchObject({ code: 'evidence-too-big' });
  });

  it.each([
    ['plain http', 'http://f20.zdn.vn/a.jpg'],
    ['another host', 'https://example.com/a.jpg'],
    ['a host that only ends like one', 'https://evilzdn.vn/a.jpg'],
    ['another port', 'https://f20.zdn.vn:8443/a.jpg'],
    ['a name and password', 'https://a:b@f20.zdn.vn/a.jpg'],
    ['an address in place of a name', 'https://127.0.0.1/a.jpg'],
    ['a name that leads into the house', 'https://localhost/a.jpg'],
    ['no web address', 'file:///etc/passwd'],
  ])('do not come from %s', async (_, url) => {
    await expect(read(url)).rejects.toMatchObject({ code: 'evidence-not-fetched' });
  });

  it('do not come from where a redirect would rather have them from', async () => {
    for (const to of [
      'http://169.254.169.254/latest',
      'https://localhost/',
      'https://example.com/',
    ])
      await expect(read(`/?to=${encodeURIComponent(to)}`)).rejects.toMatchObject({
        code: 'evidence-not-fetched',
      });
    await expect(read('/?to=/round')).rejects.toMatchObject({ code: 'evidence-not-fetched' });
  });

  it('are asked for with the token at the host that it is for, and at no other', async () => {
    const shown: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      shown.push(request.headers.authorization);
      response.end('x');
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const elsewhere = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    const headers = { authorization: 'Bearer of-the-connector' };
    const open = (url: string) =>
      createFileFetcher([host, elsewhere]).open(url, { ...limits, headers });
    const to = encodeURIComponent(`http://${elsewhere}/file`);
    for (const url of [`http://${host}/?to=${to}`, `http://${elsewhere}/file`])
      (await open(url)).resume();
    other.closeAllConnections();
    other.close();
    expect(shown).toEqual([undefined, 'Bearer of-the-connector']);
  });

  it('are given up where there is none, and tried again where the provider is down', async () => {
    await expect(read('/gone')).rejects.toMatchObject({ code: 'evidence-not-fetched' });
    await expect(read('/down')).rejects.toMatchObject({ code: 'file-source-down' });
  });
});

it.each([
  ['8.8.8.8', true],
  ['203.162.0.11', true],
  ['2001:4860:4860::8888', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.20.0.1', false],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:a00:1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::a00:1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['nonsense', false],
])('the address %s is of the open internet: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
