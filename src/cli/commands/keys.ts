import type { Store } from '../../store/store';
import { addMasterKey, dropMasterKey } from '../../store/vault/change-master-keys';
import { type MasterKeys, readMasterKeys } from '../../store/vault/master-keys';
import { type Command, type CommandContext, UsageError } from '../command';
import { withStore } from '../with-store';

/** The master keys that wrap all data keys. */
export const keys: Command = {
  usage: 'keys list | keys rotate | keys forget ID',
  help: [
    'list    shows the ids of the master keys, the current one first, and how many data keys each wraps.',
    'rotate  wraps every data key by a new master key, while the desk runs. The new key is put in front',
    '        of the key file below DATA_DIR; running desks take it up by themselves. Where DATA_KEYS',
    '        names the keys: put a new one in front of it, restart every desk, then run this.',
    'forget  takes an old key out of the key file. Back-ups from before the rotation still need it.',
  ],
  async run(args, context) {
    const [verb, id, ...others] = args;
    if (others.length > 0) throw new UsageError('that is too much');
    if (verb === 'list') return list(context);
    if (verb === 'rotate') return rotate(context);
    if (verb === 'forget' && id !== undefined) return forget(context, id);
    throw new UsageError('what shall be done with the keys?');
  },
};

async function list(context: CommandContext): Promise<number> {
  return withStore(context, async ({ store, masterKeys }) => {
    const use = await store.keyUse();
    for (const id of masterKeys.keys.keys())
      await context.out(
        `${JSON.stringify({ id, current: id === masterKeys.currentId, dataKeys: use.get(id) ?? 0 })}\n`,
      );
    return 0;
  });
}

async function rotate(context: CommandContext): Promise<number> {
  return withStore(context, async ({ store, masterKeys }) => {
    if (masterKeys.file === undefined && masterKeys.keys.size === 1) {
      context.tell(
        'desk: put a new key in front of DATA_KEYS, keep the old one behind it, and restart the desks',
      );
      return 2;
    }
    if (masterKeys.file !== undefined) await addMasterKey(masterKeys.file);
    const rotated = await store.rotateKeys();
    const old = await oldKeys(store, masterKeys);
    await context.out(`${JSON.stringify({ rotated, old })}\n`);
    context.tell(
      'desk: back the new key up. The old ones are needed for back-ups from before; then: desk keys forget ID',
    );
    return 0;
  });
}

async function forget(context: CommandContext, id: string): Promise<number> {
  return withStore(context, async ({ store, masterKeys }) => {
    if (masterKeys.file === undefined) {
      context.tell('desk: take the key out of DATA_KEYS yourself');
      return 2;
    }
    const wrapped = (await store.keyUse()).get(id) ?? 0;
    if (wrapped > 0) {
      context.tell(`desk: ${id} still wraps ${wrapped} data keys: run desk keys rotate first`);
      return 2;
    }
    await dropMasterKey(masterKeys.file, id);
    return 0;
  });
}

/** Those that are no longer current, with how many data keys desks have wrapped by them meanwhile. */
async function oldKeys(store: Store, { file, ...given }: MasterKeys) {
  const { keys, currentId } = file === undefined ? given : await readMasterKeys(file);
  const use = await store.keyUse();
  return [...keys.keys()]
    .filter(id => id !== currentId)
    .map(id => ({ id, dataKeys: use.get(id) ?? 0 }));
}
