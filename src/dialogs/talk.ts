import type { Answers, Contact } from '../domain/answers';
import type { WrongCodes } from '../domain/case-access';
import type { EvidenceFile } from '../domain/evidence';
import type { Challenge } from '../domain/identity';
import type { LiveChat } from '../domain/live-chat';

/** What the dialogs remember of a conversation between turns, beside their stack. Plain JSON. */
export interface Talk {
  /** Raised when the shape changes; another version is begun anew, kindly, keeping the draft. */
  version: typeof talkVersion;
  /** Misunderstandings in a row. */
  misses: number;
  /** The buttons of the last question, as they were titled. */
  offered: string[];
  /** The field of the last question, from its prompt. */
  asked?: string;
  /** The request that is being filled in; it outlives the dialogs, so that it can be offered again. */
  draft?: Draft;
  /** Requests that were left for another one, the last one left at the end: offered again later. */
  parked?: Draft[];
  /** Turns in a row that failed through a fault of the desk's own. */
  failures?: number;
  /** Wrong access codes that this sender gave. */
  wrongCodes?: WrongCodes;
  /** What the customer gave with a request that she filed in this talk: it need not be typed again. */
  known?: { name?: string; contact?: Contact };
  /** The chat with a person that she last asked for, and how it stands. */
  chat?: LiveChat;
  /** The case that staff asked something about: what the customer says next is her answer. */
  answering?: string;
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
  /** ISO instant at which it was begun. */
  since: string;
}

const talkVersion = 1;

export const newTalk = (): Talk => ({ version: talkVersion, misses: 0, offered: [], files: [] });

/**
 * A stored talk as this version of the desk has it. One of another version, or damaged, is begun anew with
 * what a customer would miss: her unfinished requests, her files, and the wrong codes counted.
 */
export function talkFrom(stored: unknown): { talk: Talk; understood: boolean } {
  const known = stored as Partial<Talk> | undefined;
  if (known?.version === talkVersion) return { talk: known as Talk, understood: true };
  const parked = list(known?.parked).filter(isDraft);
  return {
    understood: false,
    talk: {
      ...newTalk(),
      files: list(known?.files),
      ...(isDraft(known?.draft) && { draft: known.draft }),
      ...(parked.length > 0 && { parked }),
      ...(known?.wrongCodes && { wrongCodes: known.wrongCodes }),
      ...(known?.chat && { chat: known.chat }),
    },
  };
}

const list = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : []);

const isDraft = (value: Partial<Draft> | undefined): value is Draft =>
  typeof value?.type === 'string' && typeof value.answers === 'object' && value.answers !== null;
