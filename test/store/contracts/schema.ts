import { openDatabase } from '../../../src/store/database/open-database';
import { migrations } from '../../../src/store/migrations';
import type { Place } from '../support/databases';
import { aConversation, aTurn, masterKeys, open } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

export function schemaContract(newPlace: () => Promise<Place>): void {
  describe('the tables', () => {
    const opened = openedStore(newPlace);

    it('have what the entities say', async () => {
      const database = await openDatabase(opened.place.databaseUrl);
      const runner = database.entities.createQueryRunner();
      for (const entity of database.entities.entityMetadatas) {
        const table = await runner.getTable(entity.tableName);
        const columns = (table?.columns ?? []).map(({ name, type, isNullable, isPrimary }) => ({
          ...{ name, type, isNullable, isPrimary },
        }));
        const expected = entity.columns.map(column => ({
          name: column.databaseName,
          type: database.entities.driver.normalizeType(column),
          isNullable: column.isNullable,
          isPrimary: column.isPrimary,
        }));
        expect(sorted(columns)).toEqual(sorted(expected));
      }
      await runner.release();
      await database.close();
    });

    it('are made once, however many desks start on an empty database', async () => {
      const place = await newPlace();
      const keys = masterKeys();
      const stores = await Promise.all([1, 2, 3, 4].map(() => open(place, keys)));
      for (const [index, store] of stores.entries()) {
        const id = `directline:${index}`;
        await store.committer.commit(aTurn(aConversation(id)));
        expect(await stores[0]?.log.after(id, 0)).toHaveLength(2);
      }
      for (const store of stores) await store.close();
      await place.remove();
    });

    it('are brought up to date once, however many open them at the same time', async () => {
      await Promise.all([opened.beside(), opened.beside()]);
      const source = await opened.place.connect();
      const applied: unknown[] = await source.query('SELECT name FROM migration');
      await source.destroy();
      expect(applied).toHaveLength(migrations.length);
    });
  });
}

const sorted = <T extends { name: string }>(columns: T[]): T[] =>
  [...columns].sort((a, b) => a.name.localeCompare(b.name));
