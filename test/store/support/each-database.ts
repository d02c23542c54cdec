import { type Place, postgresPlace, sqlitePlace } from './databases';

/** Why there is no PostgreSQL to test on; undefined where there is one. */
const postgresMissing = (): string | undefined =>
  process.env.TEST_POSTGRES_URL
    ? undefined
    : (process.env.TEST_POSTGRES_MISSING ?? 'TEST_POSTGRES_URL is not set');

/** The same tests on SQLite and, where there is one, on PostgreSQL. */
export function eachDatabase(what: string, tests: (newPlace: () => Promise<Place>) => void): void {
  describe(`${what}, on SQLite`, () => tests(sqlitePlace));
  onPostgres(what, () => tests(postgresPlace));
}

/** Tests that need PostgreSQL; skipped with the reason where there is none. */
export function onPostgres(what: string, tests: () => void): void {
  const missing = postgresMissing();
  if (missing) test.skip(`${what}, on PostgreSQL: there is none (${missing})`, () => undefined);
  else describe(`${what}, on PostgreSQL`, tests);
}
