import type { Answers } from '../domain/answers';
import type { WrongCodes } from '../domain/case-access';
import type { EvidenceFile } from '../domain/evidence';
import type { Challenge } from '../domain/identity';

/** What the dialogs remember of a conversation between turns, beside their stack. Plain JSON. */
export interface Talk {
  /** Raised when the shape changes; another version is begun anew, kindly, keeping the draft. */
  version: typeof talkVersion;
  /** Misunderstandings in a row. */
  misses: number;
  /** The buttons of the last question, as they were titled. */
  offered: string[];
  /** The request that is being filled in; it outlives the dialogs, so that it can be offered again. */
  draft?: Draft;
  /** Wrong access codes that this sender gave. */
  wrongCodes?: WrongCodes;
  /** Files that came before there was a request to keep them with. */
  files: EvidenceFile[];
}

/** An unfinished request: field names and answers, never step numbers. */
export interface Draft {
  type: string;
  version: number;
  answers: Answers;
  /** The one-time code that is out, where the request has to be proven. */
  challenge?: Challenge;
  /** ISO instant of the first answer. */
  since: string;
}

export const talkVersion = 1;

export const newTalk = (): Talk => ({ version: talkVersion, misses: 0, offered: [], files: [] });
