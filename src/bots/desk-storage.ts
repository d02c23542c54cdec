import type { Storage, StoreItems } from 'botbuilder';
import type { DocumentChange, Documents } from '../domain/documents';
import type { JsonObject } from '../domain/json';

/** Writes whatever is there; the same as no eTag. */
const anyVersion = '*';

/**
 * Bot Framework's `Storage` over the desk's own store, for ready-made parts of the SDK that bring state of
 * their own. The desk's talks do not pass through it: their state is written with the turn.
 *
 * An item's `eTag` is the version that was read. An item whose eTag is no longer the last one is refused,
 * and with it the whole write.
 */
export class DeskStorage implements Storage {
  constructor(private readonly documents: Documents) {}

  /** Those items that are there, each a copy of its own with its `eTag`. */
  async read(keys: string[]): Promise<StoreItems> {
    const found = await this.documents.read(keys ?? []);
    return Object.fromEntries(
      found.map(({ key, version, content }) => [key, { ...content, eTag: version }]),
    );
  }

  /** @throws StateConflict where somebody else has written an item since it was read. */
  async write(changes: StoreItems): Promise<void> {
    await this.documents.write(Object.entries(changes ?? {}).map(changeOf));
  }

  async delete(keys: string[]): Promise<void> {
    await this.documents.remove(keys ?? []);
  }
}

function changeOf([key, item]: [string, unknown]): DocumentChange {
  // As JSON gives it: a copy, in which nothing is left that could not be read back.
  const { eTag, ...content } = JSON.parse(JSON.stringify(item)) as JsonObject;
  const isSeen = typeof eTag === 'string' && eTag !== '' && eTag !== anyVersion;
  return { key, content, ...(isSeen && { version: eTag }) };
}
