import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { openApp } from '../../app';
import { ConsoleChat } from '../../channels/console/console-chat';
import { readSettings } from '../../config/read-settings';
import { ChatAsStaff } from '../chat-as-staff';
import { type Command, UsageError } from '../command';

/** The desk in a terminal, with the store that the settings name. */
export const chat: Command = {
  usage: 'chat [--talk NAME] [--lang vi|en]',
  help: [
    'Talks to the desk in this terminal; a number presses a choice.',
    '/state shows what is stored of the talk, /lang vi|en switches the language, /attach FILE sends a',
    'file, /as staff takes the other side (/as customer goes back), /quit ends. The talk is kept under its',
    'name: --talk goes on with one.',
  ],
  async run(args, context) {
    const { talk, lang } = optionsOf(args, context.time.now());
    const app = await openApp({
      settings: readSettings(context.environment()),
      logger: pino({ level: 'error' }, pino.destination(2)),
      time: context.time,
    });
    try {
      const { turns, store } = app;
      const print = (text: string) => void context.out(`${text}\n`);
      const { conversations, log, evidence, liveChats } = store;
      const customer = new ConsoleChat({
        ...{ turns, talk, conversations, log, vault: evidence, print },
        locale: lang,
      });
      const staff = new ChatAsStaff({ turns, liveChats, activityLog: log, print });
      let speaker: ConsoleChat | ChatAsStaff = customer;
      await customer.begin();
      for await (const line of createInterface({ input: Readable.from(context.stdin) })) {
        const typed = line.trim();
        if (typed === '/quit') break;
        if (typed === '/as staff') {
          speaker = staff;
          await staff.begin();
        } else if (typed === '/as customer') {
          speaker = customer;
          await customer.catchUp();
        } else await speaker.hear(line);
      }
    } finally {
      await app.close();
    }
    return 0;
  },
};

function optionsOf(args: readonly string[], now: Date): { talk: string; lang: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { talk: { type: 'string' }, lang: { type: 'string', default: 'vi' } },
    });
    return { talk: values.talk ?? now.toISOString().replace(/\W/g, ''), lang: values.lang };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
