import { resolve } from 'node:path';
import { DeskError } from '../../domain/errors';
import { type Command, UsageError } from '../command';
import { readOptions } from '../options';
import { withStore } from '../with-store';

/** A copy of everything, made while the desk runs. */
export const backup: Command = {
  usage: 'backup DIR [--without-keys] [--files-only]',
  help: [
    'Copies the database, the evidence and the master keys of DATA_DIR into DIR, which must be empty or',
    'not there yet. The desk may be running. DIR is a whole data folder: to restore it, stop the desk,',
    'let DATA_DIR name a copy of DIR, and start.',
    '--without-keys leaves the master keys out, for those who keep them apart: without them nothing can',
    'be read. Keys in DATA_KEYS are never copied.',
    '--files-only leaves the database out. PostgreSQL needs it: dump the database first (pg_dump',
    '--format=custom), then run this, so that every file that the dump names is in the copy.',
  ],
  async run(args, context) {
    const { values, positionals } = readOptions(args, {
      'without-keys': { type: 'boolean', default: false },
      'files-only': { type: 'boolean', default: false },
    });
    const [into, ...others] = positionals;
    if (into === undefined || others.length > 0) throw new UsageError('where shall the copy go?');
    const withKeys = values['without-keys'] !== true;
    return withStore(context, async ({ store, masterKeys }) => {
      try {
        const done = await store.backUp({
          ...{ into: resolve(into), withKeys, now: context.time.now() },
          filesOnly: values['files-only'] === true,
        });
        await context.out(`${JSON.stringify(done)}\n`);
        if (done.keys)
          context.tell('desk: the copy holds the master keys: keep it as safe as the desk itself');
        else if (masterKeys.source === 'environment')
          context.tell('desk: DATA_KEYS is not in the copy: nothing in it can be read without');
        return 0;
      } catch (error) {
        if (!(error instanceof DeskError) || error.code !== 'backup-elsewhere') throw error;
        context.tell(
          'desk: a PostgreSQL database is backed up by its own tools. Run first\n' +
            '  pg_dump --format=custom --file=desk.dump "$DATABASE_URL"\n' +
            'and then desk backup DIR --files-only for the evidence and the keys.',
        );
        return 2;
      }
    });
  },
};
