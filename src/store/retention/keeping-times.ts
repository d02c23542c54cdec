/** For how many days each thing is kept; docs/retention.md gives the reasons. */
export interface KeepingTimes {
  /** What a talk remembers between turns, such as an unfinished form, and files of no case: after the last word. */
  draft: number;
  /** A talk that led to no case, with its log: after the last word. */
  conversation: number;
  /** The files of a closed case: after its last change. */
  evidence: number;
  /** A closed case with the talk that filed it: after its last change. */
  case: number;
}

export const defaultKeepingTimes: KeepingTimes = {
  draft: 14,
  conversation: 90,
  evidence: 365,
  case: 1095,
};

/** What was delivered is told of so long. */
export const deliveryDays = 30;

/** A file on the disk that no turn has taken may still be on its way for so long. */
export const strayFileDays = 1;

const dayMs = 24 * 60 * 60_000;

export const daysBefore = (now: Date, days: number): number => now.getTime() - days * dayMs;

/** The keeping times that settings name, the others as they are by default. */
export const keepingTimesOf = (settings: {
  draftDays?: number;
  conversationDays?: number;
  evidenceDays?: number;
  caseDays?: number;
}): KeepingTimes => ({
  draft: settings.draftDays ?? defaultKeepingTimes.draft,
  conversation: settings.conversationDays ?? defaultKeepingTimes.conversation,
  evidence: settings.evidenceDays ?? defaultKeepingTimes.evidence,
  case: settings.caseDays ?? defaultKeepingTimes.case,
});
