import type { Command } from '../command';
import { openDesk } from '../open-desk';

/** Brings the database up to date apart from a start, e.g. before several desks of a new version start. */
export const migrate: Command = {
  usage: 'migrate',
  help: [
    'Creates or updates the tables of the database that DATABASE_URL names, and does nothing where they',
    'are up to date. A start of the desk does the same by itself.',
  ],
  async run(_args, context) {
    const desk = await openDesk(context);
    await desk.close();
    context.tell('desk: the database is up to date');
    return 0;
  },
};
