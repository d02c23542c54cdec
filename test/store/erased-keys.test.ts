import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlitePlace } from './support/databases';
import { aCase, aConversation, aTurn, at, filed } from './support/fixtures';
import { openedStore } from './support/opened-store';

const phone = '+84912345678';

describe('a data key that was erased', () => {
  const opened = openedStore(sqlitePlace);

  const filesHold = async (bytes: Buffer): Promise<string[]> => {
    const { dataDir } = opened.place;
    const names = (await readdir(dataDir)).filter(name => name.startsWith('desk.db'));
    const held = await Promise.all(
      names.map(async name => (await readFile(join(dataDir, name))).includes(bytes)),
    );
    return names.filter((_, index) => held[index]);
  };

  it.each([
    ['early, beside others', 0],
    ['late, beside others', 60],
  ])('is nowhere in the database or its log: %s', async (_, place) => {
    const cases = Array.from({ length: 90 }, (_, index) =>
      aCase({
        conversationId: `directline:${index}`,
        contact: { phone: index === place ? phone : '+84987654321' },
      }),
    );
    for (const each of cases)
      await opened.store.committer.commit({
        ...aTurn(aConversation(each.conversationId ?? '')),
        cases: [each],
        events: [filed(each)],
      });
    const source = await opened.place.connect();
    const scopes = [`case:${cases[place]?.reference}`, `conversation:directline:${place}`];
    const rows: { wrapped: Buffer }[] = await source.query(
      'SELECT wrapped FROM data_key WHERE scope IN (?, ?)',
      scopes,
    );
    await source.destroy();
    expect(rows).toHaveLength(2);
    for (const { wrapped } of rows) expect(await filesHold(wrapped)).not.toEqual([]);

    const actor = { kind: 'desk' as const };
    await opened.store.erasePerson({ contact: { phone }, now: at, actor, dryRun: false });
    for (const { wrapped } of rows) expect(await filesHold(wrapped)).toEqual([]);
  });
});
