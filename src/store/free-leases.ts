import type { Database } from './database/database';

/**
 * Takes back what a process that died had taken, so that nobody waits for its leases to run out. With
 * SQLite alone, where no other process works on the same database; what was put off is tried early.
 */
export async function freeLeases(database: Database, now: Date): Promise<void> {
  if (database.dialect.name !== 'sqlite') return;
  const at = now.getTime();
  await database.write(async ask => {
    await ask('UPDATE inbound_event SET free_at = ? WHERE free_at > ?', [at, at]);
    await ask(
      `UPDATE outbox SET free_at = ? WHERE state = 'waiting' AND free_at > ? AND due_at <= ?`,
      [at, at, at],
    );
    await ask('UPDATE delivery_mark SET held_until = 0');
    await ask('UPDATE channel_state SET held_until = 0');
  });
}
