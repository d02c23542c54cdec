import type { Store } from '../../../src/store/store';
import type { MasterKeys } from '../../../src/store/vault/master-keys';
import type { Place } from './databases';
import { masterKeys, open } from './fixtures';

/** A fresh store for each test of the surrounding block. */
export function openedStore(newPlace: () => Promise<Place>): {
  readonly store: Store;
  readonly place: Place;
  /** Closes the store and opens it anew on what is there, as after a restart. */
  reopen(keys?: MasterKeys): Promise<Store>;
  /** A second store on the same database, as of another process. */
  beside(): Promise<Store>;
  readonly keys: MasterKeys;
} {
  let place: Place | undefined;
  let store: Store | undefined;
  let keys = masterKeys();
  let others: Store[] = [];

  beforeEach(async () => {
    keys = masterKeys();
    place = await newPlace();
    store = await open(place, keys);
  });
  afterEach(async () => {
    for (const each of [store, ...others]) await each?.close();
    others = [];
    await place?.remove();
  });

  return {
    get store() {
      return given(store);
    },
    get place() {
      return given(place);
    },
    get keys() {
      return keys;
    },
    async reopen(next = keys) {
      await store?.close();
      store = undefined;
      store = await open(given(place), next);
      return store;
    },
    async beside() {
      const other = await open(given(place), keys);
      others.push(other);
      return other;
    },
  };
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('only within a test');
  return value;
}
