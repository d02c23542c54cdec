import { z } from 'zod';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Clock } from '../../domain/clock/clock';
import { addWorkingDays } from '../../domain/clock/deadline';
import { type Courier, Undeliverable } from '../../domain/courier';
import { endOfDay, localDateOf, startOfDay } from '../../domain/hanoi-time';
import type { Watch, WatchedCase } from '../../domain/watch';
import { formatDay } from '../../i18n/formats';
import { listRow, sendList, type WatchMailDeps } from './watch-mail-deps';

export interface DigestCourierDeps extends WatchMailDeps {
  watch: Pick<Watch, 'dueBy' | 'unassigned'>;
  holidays: HolidayCalendar;
  /** How many customers wait for a person now. */
  waitingChats(): Promise<number>;
}

export const digestMailKind = 'mail.digest';

const payload = z.object({ day: z.iso.date() });

/** Working days that "the next days" are. */
const nextDays = 3;
const mostRows = 100;

/** Mails the team what the day asks for, as things stand when it is sent; not any more on another day. */
export function createDigestCourier(deps: DigestCourierDeps): Courier {
  const { texts, language, time } = deps;
  const say = (key: string, params?: Record<string, string | number>): string =>
    texts.t(language, `watch.${key}`, params);

  return {
    kind: digestMailKind,
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('digest-payload', 'no day to tell of');
      const now = time.now();
      const { day } = parsed.data;
      if (localDateOf(now) !== day) throw new Undeliverable('digest-old', 'the day is over');
      const [due, unassigned, chats] = await Promise.all([
        dueSoon(now, day),
        deps.watch.unassigned(),
        deps.waitingChats(),
      ]);
      const late = due.filter(({ clock }) => clock.dueAt < now);
      const today = due.filter(({ clock }) => clock.dueAt >= now && clock.dueAt <= endOfDay(day));
      const next = due.filter(({ clock }) => clock.dueAt > endOfDay(day));
      await sendList(deps, item, deps.to, {
        language,
        subject: say('digest.subject', {
          ...{ day: formatDay(language, startOfDay(day)) },
          ...{ late: late.length, today: today.length },
        }),
        intro: [
          say('digest.counts', { late: late.length, today: today.length, next: next.length }),
          say('digest.unassigned', { count: unassigned }),
          say('digest.chats', { count: chats }),
        ],
        sections: await Promise.all([
          section('late', late),
          section('today', today),
          section('next', next),
        ]),
      });
    },
  };

  async function dueSoon(now: Date, day: string): Promise<{ one: WatchedCase; clock: Clock }[]> {
    const by = endOfDay(addWorkingDays(day, nextDays, deps.holidays));
    const found: { one: WatchedCase; clock: Clock }[] = [];
    let after: WatchedCase | undefined;
    for (;;) {
      const page = await deps.watch.dueBy(by < now ? now : by, {
        limit: 500,
        ...(after && { after }),
      });
      for (const one of page) {
        const clock = nearest(one.clocks);
        if (clock) found.push({ one, clock });
      }
      after = page.at(-1);
      if (page.length < 500) return found;
    }
  }

  async function section(name: string, due: { one: WatchedCase; clock: Clock }[]) {
    const rows = await Promise.all(
      due.slice(0, mostRows).map(async ({ one, clock }) => {
        const person = one.assignedTo && (await deps.accounts.find(one.assignedTo));
        const { reference, type } = one;
        return listRow(deps, {
          ...{ reference, type, clock: clock.name, dueAt: clock.dueAt },
          ...(person && { assignedTo: person.name }),
        });
      }),
    );
    const left = due.length - rows.length;
    const title = say(`sections.${name}`);
    return left > 0 ? { title, rows, more: say('more', { count: left }) } : { title, rows };
  }
}

function nearest(clocks: readonly Clock[]): Clock | undefined {
  return clocks
    .filter(clock => !clock.metAt)
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0];
}
