import { Customer } from './support/customer';
import { DeskProcess } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';
import { repeated } from './support/length';

describe('messages that come at once', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
    await desk.start();
  });
  afterAll(() => desk.remove());

  const comers = (options: { copies?: number; listens?: boolean }) =>
    Array.from(
      { length: repeated(6, 60) },
      (_, number) =>
        new Customer({
          ...{ url: desk.url, language: number % 2 ? 'vi' : 'en', ...options },
          name: `at-once-${JSON.stringify(options).length}-${number}`,
        }),
    );

  it('are answered once, be they the same, and each, be they different', async () => {
    const thrice = comers({ copies: 3 });
    const listening = comers({ copies: 3, listens: true });
    const two = comers({});
    await Promise.all([
      ...[...thrice, ...listening].map(customer => customer.walk()),
      ...two.map(async customer => {
        await customer.walk();
        await Promise.all([customer.say('help'), customer.say('một hai'), customer.say('menu')]);
      }),
    ]);
    const everybody = [...thrice, ...listening, ...two];
    for (const customer of everybody) customer.leave();
    expect(await desk.end('SIGTERM')).toBe(0);
    expect(await withStoreOf(desk, store => brokenPromises(store, everybody))).toEqual([]);
  }, 120_000);
});
