import type { Redactions } from '../../domain/case-work/keeping';
import type { JsonObject } from '../../domain/json';
import type { Database } from '../database/database';
import { bytes, number } from '../database/rows';
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
];

/** Takes the words out of messages of the log; that there was a message stays, with its number and time. */
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
      const place = places.activity(conversationId, seq);
      const activity = JSON.parse(unseal(key, place, bytes(row, 'sealed')).toString());
      await ask('UPDATE activity SET sealed = ? WHERE conversation_id = ? AND seq = ?', [
        seal(key, place, JSON.stringify(emptied(activity)), this.nonces),
        conversationId,
        seq,
      ]);
      return true;
    });
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
