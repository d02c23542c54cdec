import type { Command } from '../command';
import { readOptions } from '../options';
import { withStore } from '../with-store';

/** Whether anybody has changed what only grows. */
export const verify: Command = {
  usage: 'verify [REFERENCE] [--files]',
  help: [
    'Checks that the history of every case, or of one, is as it was written: a row that was changed,',
    'removed or put elsewhere is told. The record of removals is checked too.',
    '--files also reads every file of evidence and compares it with its SHA-256.',
    'Exit code 1: something is not as it was written.',
  ],
  async run(args, context) {
    const { values, positionals } = readOptions(args, { files: { type: 'boolean' } });
    const [reference] = positionals;
    return withStore(context, async ({ store }) => {
      const history = await store.verifyHistory(reference);
      const removals = await store.removals.faults();
      const evidence = values.files === true ? await store.verifyEvidence() : undefined;
      const report = { history, removals: { faults: removals }, ...(evidence && { evidence }) };
      await context.out(`${JSON.stringify(report, null, 2)}\n`);
      const faults =
        history.faults.length + removals.length + (evidence ? evidence.faults.length : 0);
      context.tell(
        faults === 0
          ? `desk: ${history.cases} cases with ${history.events} events are as they were written`
          : `desk: ${faults} things are not as they were written`,
      );
      return faults === 0 ? 0 : 1;
    });
  },
};
