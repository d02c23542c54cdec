import {
  AutoSaveStateMiddleware,
  ConversationState,
  type Storage,
  TestAdapter,
  type TurnContext,
} from 'botbuilder';
import {
  type DialogContext,
  DialogSet,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { DeskStorage } from '../../src/bots/desk-storage';
import { StateConflict } from '../../src/domain/errors';
import { eachDatabase } from '../store/support/each-database';
import { openedStore } from '../store/support/opened-store';

eachDatabase("Bot Framework's Storage over the desk's store", newPlace => {
  const opened = openedStore(newPlace);
  let storage: Storage;
  beforeEach(() => {
    storage = new DeskStorage(opened.store.documents);
  });
  const otherProcess = async (): Promise<Storage> =>
    new DeskStorage((await opened.beside()).documents);
  const nothing = null as unknown as string[];

  it('gives nothing for keys that are not there, for none, and for null', async () => {
    expect(await storage.read(['unknown'])).toEqual({});
    expect(await storage.read([])).toEqual({});
    expect(await storage.read(nothing)).toEqual({});
  });

  it('takes no changes, and null', async () => {
    expect(await storage.write({})).toBeUndefined();
    expect(await storage.write([])).toBeUndefined();
    expect(await storage.write(null as unknown as object)).toBeUndefined();
  });

  it('deletes what is there, what is not, and nothing', async () => {
    await storage.write({ kept: { n: 1 }, gone: { n: 2 } });
    await storage.delete(['gone', 'unknown']);
    await storage.delete([]);
    await storage.delete(nothing);
    expect(Object.keys(await storage.read(['kept', 'gone']))).toEqual(['kept']);
  });

  it('keeps items over a restart, each with an eTag', async () => {
    await storage.write({ one: { id: 1 }, two: { id: 2 }, three: { id: 3 } });
    await opened.reopen();
    const read = await new DeskStorage(opened.store.documents).read(['one', 'two', 'three']);
    expect(read).toEqual({
      one: { id: 1, eTag: expect.stringMatching(/./) },
      two: { id: 2, eTag: expect.stringMatching(/./) },
      three: { id: 3, eTag: expect.stringMatching(/./) },
    });
  });

  it.each(['!@#$%^&*()~/\\><,.?\';"`~', '', 'khiếu nại/người dùng', 'a\nb', "x' OR '1'='1"])(
    'takes the key %j as it is',
    async key => {
      await storage.write({ [key]: { id: 1 } });
      expect((await storage.read([key]))[key]).toMatchObject({ id: 1 });
    },
  );

  it('keeps the order of properties, and accents', async () => {
    const item = { z: 1, a: [null, true, { y: 'Nguyễn', b: 0 }], m: {} };
    await storage.write({ item });
    const { eTag: _, ...read } = (await storage.read(['item'])).item;
    expect(JSON.stringify(read)).toBe(JSON.stringify(item));
  });

  it('shares no object with those who read or write', async () => {
    const item = { list: [1] };
    const written = storage.write({ item });
    item.list.push(2);
    await written;
    const first = (await storage.read(['item'])).item;
    first.list.push(3);
    expect((await storage.read(['item'])).item.list).toEqual([1]);
  });

  it('gives another eTag after each write, never an old one again', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 5; turn++) {
      await storage.write({ item: { turn } });
      seen.add((await storage.read(['item'])).item.eTag);
      if (turn === 2) await storage.delete(['item']);
    }
    expect(seen.size).toBe(5);
  });

  it('refuses an item whose eTag is old, and takes one with none or *', async () => {
    await storage.write({ item: { count: 1 } });
    const old = (await storage.read(['item'])).item;
    await storage.write({ item: { ...old, count: 2 } });
    await expect(storage.write({ item: { ...old, count: 3 } })).rejects.toThrow(StateConflict);
    expect((await storage.read(['item'])).item.count).toBe(2);
    await storage.write({ item: { ...old, count: 4, eTag: '*' } });
    expect((await storage.read(['item'])).item.count).toBe(4);
    const { eTag: _, ...withoutTag } = old;
    await storage.write({ item: { ...withoutTag, count: 5 } });
    expect((await storage.read(['item'])).item.count).toBe(5);
  });

  it('refuses an item that somebody has deleted since', async () => {
    await storage.write({ item: { count: 1 } });
    const { item } = await storage.read(['item']);
    await storage.delete(['item']);
    await expect(storage.write({ item })).rejects.toThrow(StateConflict);
    expect(await storage.read(['item'])).toEqual({});
  });

  it('writes nothing of a batch of which one item is old', async () => {
    await storage.write({ stale: { n: 1 }, other: { n: 1 } });
    const { stale } = await storage.read(['stale']);
    await storage.write({ stale: { n: 2 } });
    await expect(storage.write({ another: { n: 1 }, other: { n: 9 }, stale })).rejects.toThrow();
    expect(await storage.read(['another', 'other'])).toMatchObject({ other: { n: 1 } });
    expect(await storage.read(['another'])).toEqual({});
  });

  it('lets one of many win who write the same version at once', async () => {
    await storage.write({ item: { by: 'nobody' } });
    const { item } = await storage.read(['item']);
    const stores = [storage, await otherProcess(), storage, await otherProcess()];
    const results = await Promise.allSettled(
      stores.map((each, index) => each.write({ item: { ...item, by: index } })),
    );
    const won = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
    expect(won).toHaveLength(1);
    expect((await storage.read(['item'])).item.by).toBe(won[0]);
  });

  it('takes many batches at once that overlap', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const other = await otherProcess();
    const batch = (n: number) => Object.fromEntries(keys.map(key => [key, { n }]));
    const reversed = (n: number) =>
      Object.fromEntries([...keys].reverse().map(key => [key, { n }]));
    await Promise.all(
      [1, 2, 3, 4].flatMap(n => [storage.write(batch(n)), other.write(reversed(n + 4))]),
    );
    const read = Object.values(await storage.read(keys)) as { n: number }[];
    expect(read).toHaveLength(20);
    expect(new Set(read.map(item => item.n)).size).toBe(1);
  });

  it('carries a dialog through its steps', async () => {
    const state = new ConversationState(storage);
    const dialogs = new DialogSet(state.createProperty('dialogState'));
    dialogs.add(
      new TextPrompt('name', async ({ recognized, attemptCount, context }) => {
        if ((recognized.value?.length ?? 0) > 3) return true;
        await context.sendActivity(`longer, please (${attemptCount})`);
        return false;
      }),
    );
    dialogs.add(
      new WaterfallDialog('walk', [
        async ({ context }: WaterfallStepContext) => {
          await context.sendActivity('first');
          return { status: 'waiting' } as never;
        },
        (step: WaterfallStepContext) => step.prompt('name', 'your name?'),
        async (step: WaterfallStepContext) => {
          await step.context.sendActivity(`hello ${step.result}`);
          return step.endDialog();
        },
      ]),
    );
    const adapter = new TestAdapter(async (turn: TurnContext) => {
      const talk: DialogContext = await dialogs.createContext(turn);
      await talk.continueDialog();
      if (!turn.responded) await talk.beginDialog('walk');
    }).use(new AutoSaveStateMiddleware(state));
    await adapter
      .send('hi')
      .assertReply('first')
      .send('go on')
      .assertReply('your name?')
      .send('Ý')
      .assertReply('longer, please (1)')
      .send('Như Ý')
      .assertReply('hello Như Ý')
      .startTest();
  });
});
