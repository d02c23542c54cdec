import { withoutSecrets } from '../../bots/handoff/without-secrets';
import type { Case } from '../../domain/case';
import type { LoggedActivity } from '../../domain/conversation';
import type { ActivityLog } from '../../domain/ports';
import { readTranscript, type Transcript } from './transcript';

const pageSize = 500;

/** What was said in the talk that filed a case, up to its filing; empty where the talk is gone. */
export async function caseTranscript(
  request: Pick<Case, 'reference' | 'conversationId' | 'transcriptUpTo'>,
  log: ActivityLog,
): Promise<Transcript> {
  const { reference, conversationId, transcriptUpTo } = request;
  const entries =
    conversationId === undefined
      ? []
      : await readLog(log, conversationId, transcriptUpTo ?? Number.MAX_SAFE_INTEGER);
  return readTranscript(reference, withoutSecrets(entries));
}

async function readLog(log: ActivityLog, id: string, upTo: number): Promise<LoggedActivity[]> {
  const all: LoggedActivity[] = [];
  let last = 0;
  while (last < upTo) {
    const page = await log.after(id, last, pageSize);
    all.push(...page.filter(entry => entry.seq <= upTo));
    const end = page.at(-1);
    if (!end || page.length < pageSize) break;
    last = end.seq;
  }
  return all;
}
