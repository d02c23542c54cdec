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
    const said = names.map(() => 0);
    let most = 0;
    let talking = names.length;
    const acknowledged = (): number => said.reduce((sum, count) => sum + count, 0);
    const administrator = await place.connect();
    const cutting = (async () => {
      while (talking > 0) {
        await administrator.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'privacy-desk' AND datname = current_database()`,
        );
        const goal = acknowledged() + names.length;
        while (talking > 0 && acknowledged() < goal) await soon();
      }
    })();
    await Promise.all(
      names.map(async (name, place) => {
        // They go on until one of them was cut off in the midst of it, however fast the machine is.
        for (let turn = 0; turn < turnsEach || most < 2; turn++) {
          most = Math.max(most, await say(name, `${turn}`));
          said[place] = turn + 1;
        }
        talking -= 1;
      }),
    );
    await cutting;
    await administrator.destroy();
    for (const [place, name] of names.entries()) {
      const log = await store.log.after(name, 0);
      const heard = log.filter(row => row.from === 'customer').map(row => row.activity.text);
      expect(heard).toEqual(Array.from({ length: said[place] ?? 0 }, (_, turn) => `${turn}`));
      expect(log.map(row => row.seq)).toEqual(log.map((_, index) => index + 1));
    }
  });
});

const soon = (): Promise<void> => new Promise(next => setTimeout(next, 5));

const codeOf = (error: unknown): string => (error instanceof DeskError ? error.code : '');
