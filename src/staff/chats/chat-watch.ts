import type { BesideTurn } from '../../bots/beside-turn';
import {
  closeChat,
  isWaiting,
  isWithPerson,
  type LiveChat,
  type LiveChatRow,
  type LiveChats,
  waitAgain,
} from '../../domain/live-chat';
import type { TimeSource } from '../../domain/ports';
import { formatClockTime } from '../../i18n/formats';
import { failureCode } from '../deliveries/failure-code';
import type { Scheduler } from '../deliveries/scheduler';
import type { StaffLog } from '../staff-log';
import type { ChatDeps } from './chat-deps';

export interface ChatWatchDeps extends Pick<ChatDeps, 'turns'> {
  liveChats: Pick<LiveChats, 'claimDue' | 'find' | 'forget'>;
  time: TimeSource;
  scheduler: Scheduler;
  log: StaffLog;
  silenceMinutes: number;
  options?: Partial<{ pollMs: number; leaseMs: number }>;
}

/** Sees to it that nobody waits in vain for a person, over restarts and in however many processes. */
export interface ChatWatch {
  start(): void;
  /** Does all that is due now; never rejects. */
  runDue(): Promise<void>;
  close(): Promise<void>;
}

const minute = 60_000;
/** Whoever is on without a sign of life for so many silences has left, though nobody waits for an answer. */
const longSilence = 12;

/** Looks every few seconds for chats whose promise is over and for staff who have left; of several desks one sees to a chat. */
export function createChatWatch(deps: ChatWatchDeps): ChatWatch {
  const { pollMs, leaseMs } = { pollMs: 5_000, leaseMs: 30_000, ...deps.options };
  const silenceMs = deps.silenceMinutes * minute;
  let isClosed = false;
  let running: Promise<void> | undefined;
  let callOff = (): void => {};

  const schedule = (ms: number): void => {
    if (!isClosed) callOff = deps.scheduler.after(ms, () => void runDue().then(next));
  };
  const next = (): void => schedule(pollMs);

  const runDue = (): Promise<void> => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  async function run(): Promise<void> {
    const now = deps.time.now();
    try {
      const silentSince = new Date(now.getTime() - silenceMs);
      for (const row of await deps.liveChats.claimDue(now, silentSince, leaseMs)) await see(row);
    } catch (fault) {
      deps.log.error({ code: 'chat-watch-failed', reason: failureCode(fault) }, 'chats not read');
    }
  }

  async function see(row: LiveChatRow): Promise<void> {
    const { id, conversationId } = row;
    const failed = (fault: unknown): void =>
      deps.log.error(
        { code: 'chat-not-seen-to', chat: id, reason: failureCode(fault) },
        'a chat was not seen to',
      );
    const done = await deps.turns
      .beside(conversationId, turn => decide(turn, id))
      .catch((fault: unknown) => {
        failed(fault);
        // A question that cannot be asked any more shall not keep her from hearing that nobody came.
        return deps.turns.beside(conversationId, turn => {
          turn.endDialogs();
          return decide(turn, id);
        });
      })
      .catch(failed);
    if (done) deps.log.info({ code: `chat-${done}`, chat: id }, 'a chat was seen to');
  }

  /** What is to be done is told by the conversation, whatever the queue said a moment ago. */
  async function decide(turn: BesideTurn, id: string): Promise<string | undefined> {
    const { chat } = turn.talk;
    if (chat?.id !== id) {
      await deps.liveChats.forget(id, turn.now);
      return 'forgotten';
    }
    const isDue = chat.until !== undefined && Date.parse(chat.until) <= turn.now.getTime();
    if (isWaiting(chat)) return isDue ? timeOut(turn) : undefined;
    if (isWithPerson(chat)) return checkLife(turn, chat);
    if (!isDue) return undefined;
    await turn.unreached();
    return 'unreached';
  }

  async function timeOut(turn: BesideTurn): Promise<string> {
    await turn.nobodyCame(turn.text('person.nobody'));
    return 'timed-out';
  }

  async function checkLife(turn: BesideTurn, chat: LiveChat): Promise<string | undefined> {
    const row = await deps.liveChats.find(chat.id);
    const silent = (since: string | undefined): number =>
      since === undefined ? 0 : turn.now.getTime() - Date.parse(since);
    const silence = silent(row?.seenAt ?? chat.acceptedAt);
    if (silent(chat.unansweredSince) >= silenceMs && silence >= silenceMs)
      return callAgain(turn, chat);
    if (chat.unansweredSince || silence < longSilence * silenceMs) return undefined;
    const name = chat.acceptedBy?.name ?? '';
    turn.talk.chat = closeChat(chat, 'ended', turn.now);
    turn.say(turn.text('person.ended', { name }), { from: 'bot' });
    turn.endDialogs();
    return 'ended';
  }

  /** Whoever was on has vanished in the midst of it. */
  async function callAgain(turn: BesideTurn, chat: LiveChat): Promise<string> {
    const name = chat.acceptedBy?.name ?? '';
    const again = waitAgain(chat, turn.waitsUntil);
    turn.talk.chat = again;
    if (!turn.isOffice) {
      await turn.nobodyCame(turn.text('person.lostClosed', { name }));
      return 'lost';
    }
    const until = formatClockTime(turn.waitsUntil);
    turn.say(turn.text('person.lost', { name, until }), { from: 'bot' });
    await turn.tellStaffOf(again);
    await turn.askAgain();
    return 'queued-again';
  }

  return {
    start: () => schedule(0),
    runDue,
    close: async () => {
      isClosed = true;
      callOff();
      await running;
    },
  };
}
