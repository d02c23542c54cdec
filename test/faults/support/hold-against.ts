import type { LoggedActivity } from '../../../src/domain/conversation';
import { openStore, type Store } from '../../../src/store/store';
import { loadOrCreateMasterKeys } from '../../../src/store/vault/master-keys';
import { random } from '../../store/support/fixtures';
import type { Customer } from './customer';
import type { DeskProcess } from './desk-process';

/** Opens what a desk has kept. The desk itself has ended. */
export async function withStoreOf<T>(
  { dataDir, databaseUrl }: Pick<DeskProcess, 'dataDir' | 'databaseUrl'>,
  look: (store: Store) => Promise<T>,
): Promise<T> {
  const masterKeys = await loadOrCreateMasterKeys(dataDir, undefined);
  const time = { now: () => new Date() };
  const store = await openStore({ databaseUrl, dataDir, masterKeys, time, random });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

/**
 * Holds the customers' own records against the store.
 * @returns every promise that was broken, in words; none is what is wanted.
 */
export async function brokenPromises(store: Store, customers: Customer[]): Promise<string[]> {
  const broken: string[] = [];
  for (const customer of customers) {
    const { name } = customer.options;
    const found = await brokenTo(store, customer);
    broken.push(...[...customer.complaints, ...found].map(each => `${name}: ${each}`));
  }
  const filed = await countCases(store);
  const promised = customers.flatMap(({ receipts }) => receipts).length;
  if (filed !== promised) broken.push(`${promised} receipts were given, ${filed} cases are filed`);
  const { faults } = await store.verifyHistory();
  if (faults.length > 0) broken.push(`histories are broken: ${JSON.stringify(faults)}`);
  return broken;
}

async function brokenTo(store: Store, customer: Customer): Promise<string[]> {
  const id = `directline:${customer.line.conversation}`;
  const log = await store.log.after(id, 0);
  return [
    ...numbering(log),
    ...acknowledged(log, customer),
    ...replies(log, customer),
    ...(await receipts(store, id, customer)),
  ];
}

function numbering(log: LoggedActivity[]): string[] {
  return log.flatMap(({ seq }, place) => (seq === place + 1 ? [] : [`a gap before ${seq}`]));
}

/** Every acknowledged message is in the log once, under the id by which it was acknowledged. */
function acknowledged(log: LoggedActivity[], customer: Customer): string[] {
  const sent = new Map(customer.acknowledged.map(each => [each.clientId, each]));
  const said = log.filter(({ activity }) => activity.type === 'message');
  const broken = said.flatMap(({ from, incomingId = '' }) =>
    from === 'customer' && !sent.has(incomingId) ? [`${incomingId} was never acknowledged`] : [],
  );
  for (const { clientId, id, text } of sent.values()) {
    const rows = said.filter(row => row.incomingId === clientId);
    if (rows.length !== 1) broken.push(`${clientId} is in the log ${rows.length} times`);
    const [row] = rows;
    if (row && (row.id !== id || row.activity.text !== text))
      broken.push(`${clientId} was acknowledged as ${id} and is ${row.id}`);
  }
  return broken;
}

/** What was seen is what is kept; each message has its answer, and has it once. */
function replies(log: LoggedActivity[], { seen }: Customer): string[] {
  const kept = new Map(log.map(row => [row.id, row]));
  const broken = [...seen].flatMap(([id, text]) =>
    (kept.get(id)?.activity.text ?? '') === text ? [] : [`${id} was seen and is not kept so`],
  );
  for (const [place, row] of log.entries()) {
    if (row.from !== 'customer') continue;
    const next = log.findIndex((other, at) => at > place && other.from === 'customer');
    const answers = log.slice(place + 1, next < 0 ? undefined : next);
    const texts = new Set(answers.map(({ activity }) => activity.text));
    if (answers.length === 0) broken.push(`${row.id} has no answer`);
    if (texts.size < answers.length) broken.push(`${row.id} was answered twice`);
    for (const { id } of answers) if (!seen.has(id)) broken.push(`${id} was never seen`);
  }
  return broken;
}

/** Each receipt's case is there once, due when she was told. */
async function receipts(store: Store, id: string, customer: Customer): Promise<string[]> {
  const cases = await store.cases.ofConversation(id);
  const given = customer.receipts;
  const broken =
    cases.length === given.length ? [] : [`${given.length} receipts, ${cases.length} cases`];
  for (const { reference, clocks } of given) {
    const filed = cases.filter(each => each.reference === reference);
    const kept = filed[0]?.clocks.map(({ name, dueAt }) => ({ name, dueAt: dueAt.toISOString() }));
    if (filed.length !== 1) broken.push(`${reference} is filed ${filed.length} times`);
    if (clocks.length === 0 || JSON.stringify(kept) !== JSON.stringify(clocks))
      broken.push(`${reference} is due at other times than was said`);
    const events = await store.cases.history(reference);
    if (events.filter(({ type }) => type === 'filed').length !== 1)
      broken.push(`${reference} was filed more or less than once`);
  }
  return broken;
}

async function countCases(store: Store): Promise<number> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await store.cases.page({ limit: 200, ...(after && { after }) });
    count += page.length;
    after = page.at(-1)?.reference;
    if (after === undefined) return count;
  }
}
