import type { Redactions } from '../../domain/case-work/keeping';
import type { JsonObject } from '../../domain/json';
import type { Database } from '../database/database';
import { bytes, number, type Row } from '../database/rows';
import type { Ask } from '../database/statements';
import type { KeyRing } from '../vault/key-ring';
import type { Nonces } from '../vault/nonces';
import { places, scopes } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

/** What of an activity says nothing: who, when, where, which kind. */
const kept = [
  'type',
  'id',
  'timestamp',
  'from',
  'recipient',
  'conversation',
  'channelId',
  'locale',
  'name',
];

/** The event that tells contact-centre hubs of a talk, with all that was said in it. */
const initiation = 'handoff.initiate';

/**
 * Takes the words out of messages of the log, and out of what hubs were told of the talk; that there was a
 * message stays, with its number and time.
 */
export class StoredRedactions implements Redactions {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly nonces: Nonces,
  ) {}

  async message(conversationId: string, activityId: string): Promise<boolean> {
    const scope = scopes.conversation(conversationId);
    const key = (await this.keyRing.find([scope])).get(scope);
    if (!key) return false;
    return this.database.write(async ask => {
      const { rows } = await ask(
        `SELECT seq, sealed FROM activity WHERE conversation_id = ? AND id = ?
         ${this.database.dialect.forUpdate}`,
        [conversationId, activityId],
      );
      const [row] = rows;
      if (!row) return false;
      const seq = number(row, 'seq');
      await this.rewrite(ask, conversationId, key, [row], () => true);
      const later = await ask(
        `SELECT seq, sealed FROM activity
         WHERE conversation_id = ? AND seq > ? AND speaker <> 'customer' ORDER BY seq`,
        [conversationId, seq],
      );
      const isCopy = ({ name }: JsonObject): boolean => name === initiation;
      await this.rewrite(ask, conversationId, key, later.rows, isCopy);
      return true;
    });
  }

  private async rewrite(
    ask: Ask,
    conversationId: string,
    key: Buffer,
    rows: readonly Row[],
    wanted: (activity: JsonObject) => boolean,
  ): Promise<void> {
    for (const row of rows) {
      const seq = number(row, 'seq');
      const place = places.activity(conversationId, seq);
      const activity = JSON.parse(unseal(key, place, bytes(row, 'sealed')).toString());
      if (!wanted(activity)) continue;
      await ask('UPDATE activity SET sealed = ? WHERE conversation_id = ? AND seq = ?', [
        seal(key, place, JSON.stringify(emptied(activity)), this.nonces),
        conversationId,
        seq,
      ]);
    }
  }

  /** The words shall not outlive this in the database's own log. */
  tidy(): Promise<void> {
    return this.database.tidy();
  }
}

function emptied(activity: JsonObject): JsonObject {
  const rest = Object.fromEntries(Object.entries(activity).filter(([name]) => kept.includes(name)));
  return { ...rest, text: '', channelData: { paragon: { redacted: true } } };
}
