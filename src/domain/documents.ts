import type { JsonObject } from './json';

/** A piece of state of a plugged-in part, kept under a key. */
export interface Document {
  key: string;
  /** Another one after each write; not to be guessed from the one before. */
  version: string;
  content: JsonObject;
}

/** State that is no part of the desk's own, such as that of Bot Framework's ready-made dialogs. */
export interface Documents {
  /** Those that are there. */
  read(keys: readonly string[]): Promise<Document[]>;
  /**
   * Writes all or none. Where a `version` is given it must be the last one; without, the document takes
   * the place of whatever is there.
   * @throws StateConflict
   */
  write(changes: readonly DocumentChange[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

export type DocumentChange = Pick<Document, 'key' | 'content'> & { version?: string };
