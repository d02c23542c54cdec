import { parseArgs } from 'node:util';
import { notedExport } from '../cases/noted-export';
import { type ExportFormat, exportFormats, writeCases } from '../cases/write-cases';
import { type Command, UsageError } from '../command';
import { openDesk } from '../open-desk';

/** Everything about all cases, for the company's own books or a move to another system. */
export const cases: Command = {
  usage: 'cases export --format json|csv',
  help: [
    'Prints all cases, oldest first, with answers, contacts and clocks: personal data, keep it so.',
    'That it was exported is written into the history of each case.',
    "json is one array; csv opens in a spreadsheet, with a ' before what would be run as a formula.",
  ],
  async run(args, context) {
    const format = formatOf(args);
    const desk = await openDesk(context);
    try {
      const { cases, committer } = desk;
      const noted = notedExport({ cases, committer, time: context.time }, format);
      await writeCases(noted, format, context.out);
    } finally {
      await desk.close();
    }
    return 0;
  },
};

function formatOf(args: readonly string[]): ExportFormat {
  const [verb, ...rest] = args;
  if (verb !== 'export') throw new UsageError('what shall be done with the cases?');
  const { format } = options(rest);
  const known = exportFormats.find(each => each === format);
  if (!known) throw new UsageError(`--format is one of ${exportFormats.join(', ')}`);
  return known;
}

function options(args: readonly string[]): { format: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'json' } },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
