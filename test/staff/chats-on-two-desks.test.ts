import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { type App, openApp } from '../../src/app';
import { readSettings } from '../../src/config/read-settings';
import { resources } from '../../src/i18n/resources';
import { issueApiToken } from '../../src/staff/sign-in/api-tokens';
import { type Place, postgresPlace } from '../store/support/databases';
import { onPostgres } from '../store/support/each-database';
import { random } from '../store/support/fixtures';
import { TestTime } from '../support/test-time';
import { eventsFrom } from './support/live-events';

const { person } = resources.en;

interface Desk {
  app: App;
  url: string;
}

onPostgres('a chat with a person at one of two desks', () => {
  let place: Place;
  let desks: [Desk, Desk];
  const time = new TestTime(new Date('2026-03-02T09:00:00+07:00'));

  beforeEach(async () => {
    place = await postgresPlace();
    const settings = readSettings({
      ...{ DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl, PORT: '0' },
      DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
    });
    const open = async (): Promise<Desk> => {
      const app = await openApp({ settings, logger: pino({ level: 'silent' }), time, random });
      return { app, url: `http://127.0.0.1:${await app.listen()}/staff/api` };
    };
    desks = [await open(), await open()];
  });
  afterEach(async () => {
    for (const { app } of desks) await app.close();
    await place.remove();
  });

  const say = async (app: App, text: string): Promise<(string | undefined)[]> => {
    const { replies } = await app.turns.receive({
      activity: {
        ...{ type: 'message', text, channelId: 'directline', serviceUrl: 'urn:paragon:desk' },
        ...{ conversation: { id: 'one' }, from: { id: 'customer', name: '' }, locale: 'en' },
        recipient: { id: 'desk', name: '' },
      } as Activity,
    });
    return replies.map(reply => reply.text);
  };
  const staff = async ({ app, url }: Desk, name: string) => {
    const { tokens } = app.store.staff;
    const token = await issueApiToken({ tokens, time, random }, { name, role: 'agent' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return {
      get: (path: string) => fetch(url + path, { headers }),
      post: (path: string, body: object = {}) =>
        fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
    };
  };
  const textsIn = async ({ app }: Desk) =>
    (await app.store.log.after('directline:one', 0)).map(({ activity }) => activity.text);

  it('is announced at the other, accepted once, and silences both', async () => {
    const [here, there] = desks;
    const [lan, minh] = [await staff(there, 'Lan'), await staff(here, 'Minh')];
    const live = await eventsFrom(await lan.get('/live'));
    await say(here.app, 'talk to a human');
    const { id } = (await live.next('chat')) as { id: string };
    const both = await Promise.all([lan, minh].map(one => one.post(`/chats/${id}/accept`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await say(here.app, 'Hello?')).toEqual([]);
    expect(await say(there.app, 'Is somebody there?')).toEqual([]);
    const winner = both[0]?.status === 200 ? lan : minh;
    expect((await winner.post(`/chats/${id}/messages`, { text: 'Yes' })).status).toBe(201);
    expect((await textsIn(here)).slice(-3)).toEqual(['Hello?', 'Is somebody there?', 'Yes']);
  });

  it('times out once, however many watch', async () => {
    const [here, there] = desks;
    await say(here.app, 'talk to a human');
    time.pass(10 * 60_000);
    await Promise.all([here, there, here, there].map(({ app }) => app.chatWatch.runDue()));
    const told = (await textsIn(there)).filter(text => String(text).includes(person.nobody));
    expect(told).toHaveLength(1);
  });
});
