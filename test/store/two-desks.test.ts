import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { type App, openApp } from '../../src/app';
import { readSettings } from '../../src/config/read-settings';
import type { Place } from './support/databases';
import { eachDatabase } from './support/each-database';
import { at, random, time } from './support/fixtures';

const talks = ['một', 'hai', 'ba', 'bốn'];

eachDatabase('two desks on one database', newPlace => {
  let place: Place;
  let desks: App[];
  beforeEach(async () => {
    place = await newPlace();
    const settings = readSettings({
      DATA_DIR: place.dataDir,
      DATABASE_URL: place.databaseUrl,
      DATA_KEYS: `test:${randomBytes(32).toString('base64')}`,
    });
    const logger = pino({ level: 'silent' });
    desks = [];
    desks = await Promise.all([1, 2].map(() => openApp({ settings, logger, time, random })));
  });
  afterEach(async () => {
    for (const desk of desks) await desk.close();
    await place.remove();
  });

  const send = (desk: App | undefined, conversation: string, text: string, incomingId: string) =>
    (desk as App).turns.receive({
      activity: {
        ...{ type: 'message', text, channelId: 'directline', serviceUrl: 'urn:paragon:desk' },
        ...{ conversation: { id: conversation }, from: { id: 'customer', name: '' } },
        ...{ recipient: { id: 'desk', name: '' }, locale: 'vi', timestamp: at },
      } as Activity,
      incomingId,
    });
  const logOf = async (conversation: string) =>
    (desks[0] as App).store.log.after(`directline:${conversation}`, 0);

  it('answer every message once, whoever gets it and however many come at once', async () => {
    for (let round = 0; round < 4; round++)
      await Promise.all(
        talks.flatMap(talk =>
          desks.map((desk, index) =>
            send(desk, talk, `tin ${round}.${index}`, `${round}.${index}`),
          ),
        ),
      );
    for (const talk of talks) {
      const log = await logOf(talk);
      expect(log.map(row => row.seq)).toEqual(log.map((_, index) => index + 1));
      const heard = log.filter(row => row.from === 'customer').map(row => row.activity.text);
      expect([...heard].sort()).toEqual(
        [0, 1, 2, 3].flatMap(round => [`tin ${round}.0`, `tin ${round}.1`]),
      );
      expect(log.filter(row => row.from === 'bot').length).toBeGreaterThanOrEqual(8);
    }
  });

  it('answer once what both are given', async () => {
    for (const incomingId of ['a', 'b', 'c']) {
      const outcomes = await Promise.all(
        [...desks, ...desks].map(desk => send(desk, 'một', `tin ${incomingId}`, incomingId)),
      );
      expect(outcomes.filter(outcome => !outcome.repeated)).toHaveLength(1);
      expect(new Set(outcomes.map(outcome => outcome.activityId)).size).toBe(1);
    }
    const log = await logOf('một');
    expect(log.filter(row => row.from === 'customer')).toHaveLength(3);
  });

  it('go on where the other one was', async () => {
    const [one, two] = desks;
    await send(one, 'một', 'Tôi muốn khiếu nại', '1');
    const { replies } = await send(two, 'một', 'Có công ty lạ gọi mời tôi mua bảo hiểm', '2');
    const prompt = replies.at(-1)?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
    expect(prompt).toMatchObject({ form: 'misuse-complaint' });
    expect(prompt?.field).not.toBe('what');
  });
});
