import { addMasterKey, dropMasterKey } from '../../../src/store/vault/change-master-keys';
import { loadOrCreateMasterKeys } from '../../../src/store/vault/master-keys';
import type { Place } from '../support/databases';
import { aConversation, aTurn, open } from '../support/fixtures';

export function keyFileContract(newPlace: () => Promise<Place>): void {
  describe('a key file', () => {
    it('gets a new key while desks run, which go on and take it up', async () => {
      const place = await newPlace();
      const { dataDir } = place;
      const keys = await loadOrCreateMasterKeys(dataDir);
      const [running, rotating] = [await open(place, keys), await open(place, keys)];
      const talk = async (id: string) => {
        const known = (await running.conversations.find(id)) ?? aConversation(id);
        await running.committer.commit(aTurn(known));
      };
      await talk('directline:before');
      const newId = await addMasterKey(keys.file ?? '');
      let isRotated = false;
      const talking = (async () => {
        for (let turn = 0; !isRotated || turn < 20; turn++) await talk(`directline:${turn % 7}`);
      })();
      const count = await rotating.rotateKeys();
      isRotated = true;
      await talking;
      await talk('directline:before');
      expect(count).toBeGreaterThan(3);
      await rotating.rotateKeys();
      expect([...(await running.keyUse()).keys()]).toEqual([newId]);
      await talk('directline:after');
      expect([...(await running.keyUse()).keys()]).toEqual([newId]);
      await dropMasterKey(keys.file ?? '', keys.currentId);
      for (const store of [running, rotating]) await store.close();
      const restarted = await open(place, await loadOrCreateMasterKeys(dataDir));
      expect((await restarted.log.after('directline:before', 0)).length).toBe(4);
      await restarted.close();
      await place.remove();
    });
  });
}
