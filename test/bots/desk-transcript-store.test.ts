import { type Activity, ActivityTypes, type PagedResult, type TranscriptStore } from 'botbuilder';
import { DeskTranscriptStore } from '../../src/bots/desk-transcript-store';
import { eachDatabase } from '../store/support/each-database';
import { at, time } from '../store/support/fixtures';
import { openedStore } from '../store/support/opened-store';

const minute = 60_000;
const after = (minutes: number): Date => new Date(at.getTime() + minutes * minute);

/** A question and its answer a minute later, so many times. */
const aTalk = (conversation: string, exchanges = 5): Activity[] =>
  Array.from({ length: exchanges * 2 }, (_, index) => {
    const [customer, bot] = [{ id: `customer-${index}` }, { id: 'bot', name: 'bàn tiếp nhận' }];
    const isQuestion = index % 2 === 0;
    return {
      type: ActivityTypes.Message,
      timestamp: after(index),
      id: `${conversation}-${index}`,
      text: `tin nhắn ${index}`,
      channelId: 'test',
      from: isQuestion ? customer : bot,
      conversation: { id: conversation },
      recipient: isQuestion ? bot : customer,
      serviceUrl: 'https://desk.example.vn',
    } as Activity;
  });

eachDatabase("Bot Framework's TranscriptStore over the desk's log", newPlace => {
  const opened = openedStore(newPlace);
  let store: TranscriptStore;
  const overStore = (): TranscriptStore => {
    const { transcripts, conversations, committer } = opened.store;
    return new DeskTranscriptStore({ transcripts, conversations, committer, time });
  };
  beforeEach(() => {
    store = overStore();
  });

  const log = async (activities: Activity[]): Promise<void> => {
    for (const activity of activities) await store.logActivity(activity);
  };
  const logAtOnce = (activities: Activity[]): Promise<unknown> =>
    Promise.all(activities.map(activity => store.logActivity(activity)));
  const read = (
    conversation: string,
    token?: string,
    since?: Date,
  ): Promise<PagedResult<Activity>> =>
    store.getTranscriptActivities('test', conversation, token, since);
  const ids = (activities: { id?: string }[]): unknown[] => activities.map(({ id }) => id);
  async function allPages<T>(
    page: (token?: string) => Promise<PagedResult<T>>,
  ): Promise<{ items: T[]; sizes: number[] }> {
    const [items, sizes]: [T[], number[]] = [[], []];
    for (let token: string | undefined; ; ) {
      const result = await page(token);
      items.push(...result.items);
      sizes.push(result.items.length);
      if (!result.continuationToken) return { items, sizes };
      token = result.continuationToken;
    }
  }
  const nothing = null as unknown as string;

  it('throws at once where an argument is missing', () => {
    expect(() => store.logActivity(null as unknown as Activity)).toThrow(TypeError);
    expect(() => store.logActivity({ channelId: 'test' } as Activity)).toThrow(TypeError);
    expect(() => store.getTranscriptActivities(nothing, nothing)).toThrow(TypeError);
    expect(() => store.getTranscriptActivities('test', nothing)).toThrow(TypeError);
    expect(() => store.listTranscripts(nothing)).toThrow(TypeError);
    expect(() => store.deleteTranscript(nothing, nothing)).toThrow(TypeError);
    expect(() => store.deleteTranscript('test', nothing)).toThrow(TypeError);
    expect(() => store.getTranscriptActivities('test', 'a', 'no token')).toThrow(TypeError);
    expect(() => store.listTranscripts('test', 'no token')).toThrow(TypeError);
  });

  it('gives an activity back as it was, its dates as dates', async () => {
    const [activity] = aTalk('one', 1);
    const full = {
      ...activity,
      localTimestamp: '2026-03-02T09:00:00+07:00',
      expiration: after(9),
      value: { z: 1, a: null, when: '2026-03-02T02:00:00.000Z' },
    } as unknown as Activity;
    await store.logActivity(full);
    await opened.reopen();
    const { items } = await overStore().getTranscriptActivities('test', 'one');
    expect(JSON.stringify(items)).toBe(JSON.stringify([full]));
    expect(items[0]?.timestamp).toEqual(at);
    expect(items[0]?.expiration).toEqual(after(9));
    expect(items[0]?.localTimestamp).toBe('2026-03-02T09:00:00+07:00');
    expect(items[0]?.value).toEqual(full.value);
  });

  it('keeps what is logged as it was then', async () => {
    const [activity] = aTalk('one', 1);
    if (!activity) throw new Error('a talk has activities');
    const logged = store.logActivity(activity);
    activity.text = 'changed too late';
    await logged;
    expect((await read('one')).items[0]?.text).toBe('tin nhắn 0');
  });

  it('keeps activities that come at once, each once', async () => {
    const talk = aTalk('one');
    await logAtOnce(talk);
    const { items, continuationToken } = await read('one');
    expect(continuationToken).toBeFalsy();
    expect(ids(items).sort()).toEqual(ids(talk).sort());
  });

  it('keeps activities that two processes log at once', async () => {
    const { transcripts, conversations, committer } = await opened.beside();
    const other = new DeskTranscriptStore({ transcripts, conversations, committer, time });
    const talk = aTalk('one', 4);
    await Promise.all(
      talk.map((activity, index) => (index % 2 === 0 ? store : other).logActivity(activity)),
    );
    expect(ids((await read('one')).items).sort()).toEqual(ids(talk).sort());
  });

  it('keeps channels and conversations apart', async () => {
    await log(aTalk('one'));
    expect((await store.getTranscriptActivities('bogus', 'one')).items).toEqual([]);
    expect((await read('bogus')).items).toEqual([]);
    expect((await store.listTranscripts('bogus')).items).toEqual([]);
  });

  it('passes over what was said before the start date', async () => {
    const talk = aTalk('one');
    await log(talk);
    expect(ids((await read('one', undefined, after(5))).items)).toEqual(ids(talk.slice(5)));
    expect((await read('one', undefined, after(99))).items).toEqual([]);
  });

  it('pages a long talk, with a token on every full page', async () => {
    const talk = aTalk('long', 50);
    await log(talk);
    const { items, sizes } = await allPages(token => read('long', token));
    expect(ids(items)).toEqual(ids(talk));
    expect(sizes).toEqual([50, 50, 0]);
    const late = await allPages(token => read('long', token, after(40)));
    expect(ids(late.items)).toEqual(ids(talk.slice(40)));
    expect(late.sizes).toEqual([50, 10]);
  });

  it('lists the conversations of a channel in pages, each once', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `talk-${index}`);
    await logAtOnce(names.flatMap(name => aTalk(name, 1)));
    const { items, sizes } = await allPages(token => store.listTranscripts('test', token));
    expect(ids(items).sort()).toEqual([...names].sort());
    expect(items[0]).toEqual({ channelId: 'test', id: expect.any(String), created: at });
    expect(sizes).toEqual([50, 50, 0]);
  });

  it('deletes one transcript and no other', async () => {
    await log([...aTalk('one', 1), ...aTalk('two', 1)]);
    await store.deleteTranscript('test', 'one');
    await store.deleteTranscript('test', 'never');
    expect((await read('one')).items).toEqual([]);
    expect((await read('two')).items).toHaveLength(2);
    expect(ids((await store.listTranscripts('test')).items)).toEqual(['two']);
  });
});
