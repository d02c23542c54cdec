import { localDateTimeOf } from '../../domain/hanoi-time';
import type { Preferences } from '../../domain/ports';
import { csvRow } from '../cases/csv-row';
import { type Command, UsageError } from '../command';
import { openDesk } from '../open-desk';

const pageSize = 200;

/** What customers decided about offers and sharing, for systems that take a list. */
export const preferences: Command = {
  usage: 'preferences export',
  help: [
    'Prints as CSV what holds for each number and address: purpose, way, yes or no, since when, by which',
    "case. Personal data, keep it so. A ' stands before what a spreadsheet would run as a formula.",
  ],
  async run(args, context) {
    if (args.length !== 1 || args[0] !== 'export')
      throw new UsageError('what shall be done with the preferences?');
    const desk = await openDesk(context);
    try {
      await writePreferences(desk.preferences, context.out);
    } finally {
      await desk.close();
    }
    return 0;
  },
};

async function writePreferences(
  stored: Pick<Preferences, 'page'>,
  out: (text: string) => Promise<void>,
): Promise<void> {
  const header = csvRow(['contact', 'purpose', 'way', 'allowed', 'since', 'case']);
  // Without the mark at the beginning Excel takes UTF-8 for the machine's old code page.
  await out(`\uFEFF${header}`);
  let after: string | undefined;
  do {
    const page = await stored.page({ limit: pageSize, ...(after !== undefined && { after }) });
    for (const { contact, purpose, way, allowed, since, reference } of page)
      await out(
        csvRow([contact, purpose, way, allowed ? 'yes' : 'no', localDateTimeOf(since), reference]),
      );
    after = page.at(-1)?.contact;
  } while (after !== undefined);
}
