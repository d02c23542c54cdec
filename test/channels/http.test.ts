import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../../src/channels/http/client-address';
import { faultOf } from '../../src/channels/http/fault';
import { InProcessLogFeed } from '../../src/channels/log-feed';
import type { LoggedActivity } from '../../src/domain/conversation';
import { RateLimit } from '../../src/domain/rate-limit';
import { TestClock } from './support/open-line';

describe('the address that limits count', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as IncomingMessage;

  it.each([
    ['is the peer’s', from('203.0.113.5'), 0, '203.0.113.5'],
    ['is not what a client claims', from('203.0.113.5', '1.2.3.4'), 0, '203.0.113.5'],
    ['is what our proxy saw', from('10.0.0.1', '1.2.3.4, 198.51.100.7'), 1, '198.51.100.7'],
    [
      'is what the outer of two proxies saw',
      from('10.0.0.1', 'x, 198.51.100.7, 10.0.0.2'),
      2,
      '198.51.100.7',
    ],
    ['is the peer’s when the proxy says nothing', from('10.0.0.1'), 1, '10.0.0.1'],
    ['is IPv4 in whatever dress', from('::ffff:203.0.113.5'), 0, '203.0.113.5'],
    ['is a customer’s whole IPv6 network', from('2001:db8:1:2:3:4:5:6'), 0, '2001:db8:1:2'],
    ['is that network when shortened', from('2001:db8::1'), 0, '2001:db8:0:0'],
  ])('%s', (_what, request, proxies, address) => {
    expect(clientAddress(request, proxies)).toBe(address);
  });
});

describe('a rate limit', () => {
  it('lets a burst through, then so many a minute, each key by itself', () => {
    const clock = new TestClock();
    const limit = new RateLimit({ burst: 3, perMinute: 60 }, clock);
    const take = (key: string) => [1, 2, 3, 4].filter(() => limit.allows(key)).length;
    expect([take('a'), take('b')]).toEqual([3, 3]);
    expect(limit.retryAfter('a')).toBe(1);
    clock.advance(2);
    expect(take('a')).toBe(2);
    clock.advance(3600);
    expect(take('a')).toBe(3);
  });

  it('does not grow with the number of keys, and keeps the latest', () => {
    const limit = new RateLimit({ burst: 1, perMinute: 1 }, new TestClock(), 100);
    for (let n = 0; n < 1000; n += 1) limit.allows(`key ${n}`);
    expect(limit.allows('key 999')).toBe(false);
    expect(limit.size).toBeLessThanOrEqual(100);
  });
});

describe('the feed of the log', () => {
  const entry = (conversationId: string, seq: number) =>
    ({ conversationId, seq }) as LoggedActivity;

  it('tells each listener of its conversation, until it stops listening', () => {
    const feed = new InProcessLogFeed();
    const heard: string[] = [];
    const stop = feed.listen('a', activities =>
      heard.push(`one ${activities.map(({ seq }) => seq)}`),
    );
    feed.listen('a', () => heard.push('two'));
    feed.listen('b', () => heard.push('b'));
    feed.announce([entry('a', 1), entry('a', 2), entry('c', 1)]);
    stop();
    stop();
    feed.announce([entry('a', 3)]);
    expect(heard).toEqual(['one 1,2', 'two', 'two']);
  });
});

it('keeps an error’s words out of the log', () => {
  const error = new TypeError('Nguyễn Văn A, 0912345678\n    second line');
  const fault = faultOf(error);
  expect(fault).toMatchObject({
    name: 'TypeError',
    at: [expect.stringMatching(/^at /), ...fault.at.slice(1)],
  });
  expect(JSON.stringify(fault)).not.toContain('0912345678');
});
