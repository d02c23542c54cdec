import type { Actor } from '../../domain/case';
import type { CaseChange } from '../../domain/case-changes';
import type {
  AnswerPackages,
  CalendarYear,
  FiguresSource,
  Redactions,
  SavedViews,
  Templates,
} from '../../domain/case-work/keeping';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Language } from '../../domain/language';
import type { OutboxItem } from '../../domain/outbox';
import type {
  Cases,
  Committer,
  Conversations,
  EvidenceVault,
  RandomSource,
  TimeSource,
} from '../../domain/ports';
import type { ReplyWays } from '../../domain/reply-ways';
import type { StaffLog } from '../staff-log';
import type { StaffTexts } from '../staff-texts';

/** What staff may do in a conversation beside the customer's turns: a part of the bots' `BesideTurn`. */
export interface BesideTalk {
  readonly now: Date;
  readonly language: Language;
  /** What the dialogs remember; `answering` names the case that her next words belong to. */
  readonly talk: { answering?: string };
  say(text: string, options?: { name?: string }): string;
  change(change: CaseChange): Promise<void>;
  outbox(item: OutboxItem): void;
}

export interface Talks {
  /** @throws DeskError `conversation-gone`; what `decide` throws. */
  beside<T>(conversationId: string, decide: (turn: BesideTalk) => Promise<T>): Promise<T>;
}

/** A calendar of which staff set years. */
export interface EditableCalendar extends HolidayCalendar {
  years(from: number, to: number): CalendarYear[];
  /** From now on, in every process of the desk within a minute; promises given stay as they are. */
  put(year: CalendarYear): Promise<void>;
}

/** What work at cases is made of. */
export interface CaseWorkDeps {
  cases: Pick<Cases, 'find' | 'history'> & { duplicatesOf(reference: string): Promise<string[]> };
  conversations: Pick<Conversations, 'find'>;
  committer: Committer;
  evidence: EvidenceVault;
  templates: Templates;
  views: SavedViews;
  packages: AnswerPackages;
  figures: FiguresSource;
  redactions: Redactions;
  calendar: EditableCalendar;
  talks: Talks;
  replyWays: ReplyWays;
  texts: StaffTexts;
  time: TimeSource;
  random: RandomSource;
  log: StaffLog;
  publicUrl: string;
  supportEmail: string;
  /** Whether another system is told what customers decide about offers and sharing. */
  tellsPreferences: boolean;
  /** Whether one-time codes can go to phones. */
  smsCodes: boolean;
  /** The hours of staff, as people read them. */
  workingHours(language: Language): string;
  /** After a commit that wrote to the outbox. */
  onOutbox(): void;
}

export const staffActor = (id: string): Actor => ({ kind: 'staff', id });
