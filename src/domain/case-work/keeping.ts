import type { CaseOutcome } from '../case';
import type { EvidenceFile } from '../evidence';
import type { LocalDate } from '../hanoi-time';
import type { Challenge } from '../identity';
import type { Language } from '../language';
import type { Figures } from './figures';

export const templateKinds = ['reply', 'asked-more', 'closed'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A text that staff begin a message with; `{{reference}}` and the like stand for what the case has. */
export interface Template {
  id: string;
  kind: TemplateKind;
  /** For `closed`: the outcome that it is for. */
  outcome?: CaseOutcome;
  language: Language;
  title: string;
  text: string;
}

export interface Templates {
  list(): Promise<Template[]>;
  put(template: Template): Promise<void>;
  /** @returns whether it was there. */
  remove(id: string): Promise<boolean>;
}

/** Filters of the queue that a member of staff has given a name. */
export interface SavedView {
  id: string;
  name: string;
  /** As the console writes it into its address. */
  query: string;
}

export interface SavedViews {
  of(accountId: string): Promise<SavedView[]>;
  put(accountId: string, view: SavedView): Promise<void>;
  remove(accountId: string, id: string): Promise<boolean>;
}

/** An answer handed to the customer on a page of its own, with files where there are any. */
export interface AnswerPackage {
  /** Not to be guessed: it is the link. */
  id: string;
  reference: string;
  text: string;
  files: EvidenceFile[];
  createdAt: Date;
  expiresAt: Date;
  withdrawnAt?: Date;
  /** Staff account. */
  madeBy: string;
  /** The one-time code that is out; grows a version with each try. */
  challenge?: Challenge;
  version: number;
}

export interface AnswerPackages {
  find(id: string): Promise<AnswerPackage | undefined>;
  /** Newest first. */
  of(reference: string): Promise<AnswerPackage[]>;
  create(made: AnswerPackage): Promise<void>;
  /** @throws StateConflict where somebody else tried a code meanwhile. */
  setChallenge(made: AnswerPackage, challenge: Challenge | undefined): Promise<void>;
  /** From now on nobody can open it; its files are erased. */
  withdraw(id: string, at: Date): Promise<void>;
}

/** A year of the calendar as staff have set it. */
export interface CalendarYear {
  year: number;
  confirmed: boolean;
  holidays: { date: LocalDate; name: string }[];
}

export interface CalendarYears {
  list(): Promise<CalendarYear[]>;
  put(year: CalendarYear): Promise<void>;
}

export interface FiguresSource {
  /** Of the cases received since the beginning of a week. */
  figures(options: { from: Date; now: Date }): Promise<Figures>;
}

/** Takes single things away for good. */
export interface Redactions {
  /**
   * Replaces what an activity of the log said by nothing.
   * @returns whether it was there.
   */
  message(conversationId: string, activityId: string): Promise<boolean>;
  /** Leaves as little as can be on the disk of what a case had before. */
  tidy(): Promise<void>;
}
