import { DeskError, DuplicateActivity, StateConflict } from '../../src/domain/errors';
import type { Store } from '../../src/store/store';
import { type Place, postgresPlace } from './support/databases';
import { onPostgres } from './support/each-database';
import { aConversation, aTurn, masterKeys, open } from './support/fixtures';

const names = Array.from({ length: 12 }, (_, index) => `directline:${index}`);
const turnsEach = 25;

onPostgres('when the database throws everybody out', () => {
  let place: Place;
  let store: Store;
  beforeEach(async () => {
    place = await postgresPlace();
    store = await open(place, masterKeys());
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  /** Says something until the desk has it, as a channel that is not acknowledged does. */
  const say = async (name: string, incomingId: string): Promise<number> => {
    for (let tries = 1; ; tries++) {
      try {
        const known = await store.conversations.find(name, { fresh: tries > 1 });
        await store.committer.commit(
          aTurn(known ?? aConversation(name), { text: incomingId, incomingId }),
        );
        return tries;
      } catch (error) {
        if (error instanceof DuplicateActivity) return tries;
        const isPassing = error instanceof StateConflict || codeOf(error) === 'store-unavailable';
        if (!isPassing) throw error;
      }
    }
  };

  it('loses nothing that was acknowledged, writes nothing twice, and goes on', async () => {
    let isDone = false;
    let cuts = 0;
    const administrator = await place.connect();
    const cutting = (async () => {
      for (; !isDone; cuts++)
        await administrator.query(
          `SELECT pg_terminate_backend(pid), pg_sleep(0.05) FROM pg_stat_activity
           WHERE application_name = 'privacy-desk' AND datname = current_database()`,
        );
    })();
    const tries = await Promise.all(
      names.map(async name => {
        let most = 0;
        for (let turn = 0; turn < turnsEach; turn++)
          most = Math.max(most, await say(name, `${turn}`));
        return most;
      }),
    );
    isDone = true;
    await cutting;
    await administrator.destroy();
    expect(cuts).toBeGreaterThan(0);
    expect(Math.max(...tries)).toBeGreaterThan(1);
    for (const name of names) {
      const log = await store.log.after(name, 0);
      const heard = log.filter(row => row.from === 'customer').map(row => row.activity.text);
      expect(heard).toEqual(Array.from({ length: turnsEach }, (_, turn) => `${turn}`));
      expect(log.map(row => row.seq)).toEqual(log.map((_, index) => index + 1));
    }
  });
});

const codeOf = (error: unknown): string => (error instanceof DeskError ? error.code : '');
