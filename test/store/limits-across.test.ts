import { limitsAcross } from '../../src/domain/limits-across';
import type { LimitMaker } from '../../src/domain/rate-limit';
import { createNotifyingFeed, type NotifyingFeed } from '../../src/store/notify/notifying-feed';
import { TestTime } from '../support/test-time';
import { type Place, postgresPlace } from './support/databases';
import { onPostgres } from './support/each-database';

const three = { burst: 3, perMinute: 1 };
const address = '203.0.113.9';

onPostgres('limits of several desks on one database', () => {
  let place: Place;
  let feeds: NotifyingFeed[];
  let here: LimitMaker;
  let there: LimitMaker;
  let clock: TestTime;
  beforeEach(async () => {
    place = await postgresPlace();
    const open = () => createNotifyingFeed({ databaseUrl: place.databaseUrl });
    feeds = [await open(), await open()];
    clock = new TestTime(new Date('2026-03-02T02:00:00Z'));
    [here, there] = feeds.map(feed => limitsAcross(clock, feed)) as [LimitMaker, LimitMaker];
  });
  afterEach(async () => {
    await Promise.all(feeds.map(feed => feed.close()));
    await place.remove();
  });

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise(next => setTimeout(next, 5));
  };

  it('counts what was taken at another desk, and gives it back with time', async () => {
    const [one, other] = [here('tokens', three), there('tokens', three)];
    while (one.allows(address));
    await until(() => other.isSpent(address));
    clock.pass(60_000);
    expect([one.isSpent(address), other.isSpent(address)]).toEqual([false, false]);
    expect(other.allows(address)).toBe(true);
    await until(() => one.isSpent(address));
  });

  it('keeps names and keys apart', async () => {
    const [tokens, starts] = [there('tokens', three), there('starts', three)];
    const taken = here('tokens', three);
    while (taken.allows(address));
    await until(() => tokens.isSpent(address));
    expect(starts.isSpent(address)).toBe(false);
    expect(tokens.allows('203.0.113.10')).toBe(true);
  });
});
