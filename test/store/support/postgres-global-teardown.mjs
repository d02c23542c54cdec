/** Stops the PostgreSQL that postgres-global-setup.mjs started. */
export default async function stopPostgres() {
  await globalThis.stopTestPostgres?.();
}
