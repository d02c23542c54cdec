import { z } from 'zod';
import { Undeliverable } from '../../domain/courier';
import type { ClaimedItem } from '../../domain/outbox';
import type { ActivityLog, Cases } from '../../domain/ports';
import { caseTranscript } from '../transcripts/case-transcript';
import { type Handoff, type HandoffOptions, makeHandoff } from './handoff';

export interface FiledHandoffDeps extends HandoffOptions {
  cases: Pick<Cases, 'find'>;
  activityLog: ActivityLog;
}

const payload = z.object({ reference: z.string().min(1) });

/**
 * The handoff of the case that an outbox item names, as it is now.
 * @throws Undeliverable where there is no such case any more.
 */
export async function filedHandoff(deps: FiledHandoffDeps, item: ClaimedItem): Promise<Handoff> {
  const parsed = payload.safeParse(item.payload);
  if (!parsed.success) throw new Undeliverable('handoff-payload', 'the item names no case');
  const request = await deps.cases.find(parsed.data.reference);
  if (!request)
    throw new Undeliverable('handoff-case-gone', `${parsed.data.reference} does not exist`);
  return makeHandoff(request, await caseTranscript(request, deps.activityLog), deps);
}
