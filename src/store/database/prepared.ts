import type sqlite3 from 'sqlite3';
import type { Answered, Value } from './statements';

/** More are in use only where their texts differ with what they are about; then all are made anew. */
const mostStatements = 200;

/** The statements of SQLite's one writing connection, each taken apart once and used again. */
export class PreparedStatements {
  private readonly statements = new Map<string, sqlite3.Statement>();
  private leaving: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: sqlite3.Database) {}

  /** @throws what the driver throws. */
  run(sql: string, values: Value[]): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const statement = this.statements.get(sql) ?? this.prepare(sql, reject);
      // Only `run` tells how many rows were changed, and only `all` gives rows.
      if (/^(INSERT|UPDATE|DELETE) /.test(sql))
        statement.run(values, function done(this: sqlite3.RunResult, error: Error | null) {
          if (error) reject(error);
          else resolve({ rows: [], affected: this.changes });
        });
      else
        statement.all<Record<string, unknown>>(values, (error, rows) => {
          if (error) reject(error);
          else resolve({ rows, affected: 0 });
        });
    });
  }

  /** Resolves when none is left, of those let go before either: with one the connection cannot be closed. */
  async release(): Promise<void> {
    const statements = [...this.statements.values()];
    this.statements.clear();
    this.leaving = Promise.all([
      this.leaving,
      ...statements.map(statement => new Promise<void>(done => statement.finalize(() => done()))),
    ]);
    await this.leaving;
  }

  private prepare(sql: string, failed: (error: Error) => void): sqlite3.Statement {
    if (this.statements.size >= mostStatements) void this.release();
    const statement = this.connection.prepare(sql, error => {
      if (!error) return;
      this.statements.delete(sql);
      failed(error);
    });
    this.statements.set(sql, statement);
    return statement;
  }
}
