import type { DataSource } from 'typeorm';
import type { LoggedActivity } from '../../src/domain/conversation';
import { createNotifyingFeed, type NotifyingFeed } from '../../src/store/notify/notifying-feed';
import { type Place, postgresPlace } from './support/databases';
import { onPostgres } from './support/each-database';
import { aConversation, aTurn, logged, masterKeys, open } from './support/fixtures';

const id = 'directline:one';

onPostgres('the feed of several desks', () => {
  let place: Place;
  let feeds: NotifyingFeed[];
  beforeEach(async () => {
    place = await postgresPlace();
    feeds = [];
  });
  afterEach(async () => {
    await Promise.all(feeds.map(feed => feed.close()));
    await place.remove();
  });
  const openFeed = async (
    options: Partial<Parameters<typeof createNotifyingFeed>[0]> = {},
  ): Promise<NotifyingFeed> => {
    const feed = await createNotifyingFeed({
      databaseUrl: place.databaseUrl,
      retryMs: 20,
      ...options,
    });
    feeds.push(feed);
    return feed;
  };
  /** The next call of a listener. */
  const next = (feed: NotifyingFeed, conversation = id): Promise<LoggedActivity[]> =>
    new Promise(resolve => {
      const stop = feed.listen(conversation, activities => {
        stop();
        resolve(activities);
      });
    });
  const said = (text: string, conversation = id): LoggedActivity[] => [
    logged(conversation, 1, 'bot', text),
  ];

  it('tells its own process what is new, and wakes the others', async () => {
    const [here, there] = [await openFeed(), await openFeed()];
    const own = next(here);
    const others = next(there);
    here.announce(said('xin chào'));
    expect(await own).toMatchObject([{ activity: { text: 'xin chào' } }]);
    expect(await others).toEqual([]);
  });

  it('is told once of what it announced itself, and never of other talks', async () => {
    const [here, there] = [await openFeed(), await openFeed()];
    const heard: string[] = [];
    here.listen(id, activities => heard.push(`own ${activities.length}`));
    there.listen('directline:two', () => heard.push('another'));
    const woken = next(there);
    here.announce(said('một'));
    await woken;
    const back = next(here, 'directline:end');
    there.announce(said('hết', 'directline:end'));
    await back;
    expect(heard).toEqual(['own 1']);
  });

  it('carries subjects of other things to the other desks, and to them alone', async () => {
    const [here, there] = [await openFeed(), await openFeed()];
    const own: string[] = [];
    here.onWake(subject => own.push(subject));
    const subjects = new Promise<string[]>(resolve => {
      const heard: string[] = [];
      there.onWake(subject => {
        heard.push(subject);
        if (heard.length === 2) resolve(heard);
      });
    });
    const log = next(there);
    here.wake('chat/CH-one');
    here.wake('queue/');
    here.announce(said('một'));
    expect(await subjects).toEqual(['chat/CH-one', 'queue/']);
    expect(await log).toEqual([]);
    expect(own).toEqual([]);
  });

  it('lets a desk find what another one has committed', async () => {
    const keys = masterKeys();
    const [one, two] = [await open(place, keys), await open(place, keys)];
    const [here, there] = [await openFeed(), await openFeed()];
    const woken = next(there);
    const turn = aTurn(aConversation(id));
    await one.committer.commit(turn);
    here.announce(turn.log);
    await woken;
    expect(await two.log.after(id, 0)).toEqual(turn.log);
    await one.close();
    await two.close();
  });

  it('wakes for many talks at once', async () => {
    const [here, there] = [await openFeed(), await openFeed()];
    const names = Array.from({ length: 800 }, (_, index) => `directline:${'x'.repeat(40)}${index}`);
    const woken = names.map(name => next(there, name));
    here.announce(names.flatMap(name => said('xin chào', name)));
    expect(await Promise.all(woken)).toHaveLength(800);
  });

  it('wakes everybody when a broken connection is back, and says what waited', async () => {
    const states: string[] = [];
    const here = await openFeed({ onConnection: state => states.push(state) });
    const there = await openFeed();
    const listening = next(here, 'directline:listening');
    await cutConnections(place);
    here.announce(said('trong lúc mất mạng'));
    await listening;
    const woken = next(there);
    here.announce(said('lại được'));
    expect(await woken).toEqual([]);
    expect(states.slice(0, 2)).toEqual(['lost', 'back']);
  });

  it('has everybody look again after a while, in case a wake was lost', async () => {
    const feed = await openFeed({ lookAgainMs: 10 });
    expect(await next(feed)).toEqual([]);
  });

  it('hears nothing any more once it is closed', async () => {
    const [here, there] = [await openFeed(), await openFeed()];
    let heard = 0;
    there.listen(id, () => heard++);
    await there.close();
    here.announce(said('ai đó?'));
    await here.close();
    expect(heard).toBe(0);
  });
});

async function cutConnections(place: Place): Promise<void> {
  const source = (await place.connect()) as DataSource;
  await source.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'privacy-desk-notify' AND datname = current_database()`,
  );
  await source.destroy();
}
