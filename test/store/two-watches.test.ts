import { readLeadTime } from '../../src/domain/lead-time';
import { readWorkingHours } from '../../src/domain/working-hours';
import { createDueWatch } from '../../src/staff/watch/due-watch';
import type { Store } from '../../src/store/store';
import type { Place } from './support/databases';
import { eachDatabase } from './support/each-database';
import { aCase, at, filed, masterKeys, nothing, open, random } from './support/fixtures';

const hour = 3_600_000;

eachDatabase('two watches over the same due dates', newPlace => {
  let place: Place;
  let stores: Store[] = [];
  beforeEach(async () => {
    place = await newPlace();
    const keys = masterKeys();
    stores = [await open(place, keys), await open(place, keys)];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await place.remove();
  });

  const now = { is: at };
  const watchOf = ({ watch, staff }: Store) =>
    createDueWatch({
      ...{ watch, accounts: staff.accounts, random, digestAt: '08:00' },
      leads: [readLeadTime('4h') ?? { step: '', unit: 'h', count: 1 }],
      workingHours: readWorkingHours('Mon-Sat 08:00-17:30') ?? [],
      holidays: { isHoliday: () => false, isConfirmed: () => true },
      time: { now: () => now.is },
      scheduler: { after: () => () => undefined },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      onReminders: () => undefined,
    });

  it('tell each reminder and each day once, however they run', async () => {
    const [store] = stores;
    const cases = Array.from({ length: 30 }, () => aCase());
    for (const one of cases)
      await store?.committer.commit({ ...nothing(), cases: [one], events: [filed(one)] });
    const watches = stores.map(watchOf);
    now.is = new Date('2026-03-05T14:00:00+07:00');
    await Promise.all([...watches, ...watches].map(watch => watch.runDue()));
    now.is = new Date(now.is.getTime() + 12 * hour);
    await Promise.all(watches.map(watch => watch.runDue()));
    await Promise.all(watches.map(watch => watch.runDue()));

    const references = cases.map(({ reference }) => reference);
    const written = (await store?.watch.remindersOf(references)) ?? [];
    expect(written).toHaveLength(60);
    const items = (await store?.outbox.claim(new Date(now.is.getTime() + hour), 500, hour)) ?? [];
    const mailed = items
      .filter(({ kind }) => kind === 'mail.reminder')
      .flatMap(({ payload }) => payload.reminders as { reference: string; step: string }[])
      .map(({ reference, step }) => `${reference} ${step}`);
    expect(mailed.sort()).toEqual(
      references.flatMap(reference => [`${reference} 4h`, `${reference} missed`]).sort(),
    );
    expect(items.filter(({ kind }) => kind === 'mail.digest')).toHaveLength(1);
  });
});
