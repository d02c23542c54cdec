import type { ClaimedItem } from '../../domain/outbox';
import type { Courier } from '../deliveries/courier';
import { type FiledHandoffDeps, filedHandoff } from './filed-handoff';
import { type SendHandoffDeps, sendHandoff } from './send-handoff';

export type HandoffCourierDeps = FiledHandoffDeps & SendHandoffDeps;

const handoffMailKind = 'mail.handoff';

/** Mails a filed case to the staff. */
export function createHandoffCourier(deps: HandoffCourierDeps): Courier {
  return {
    kind: handoffMailKind,
    async deliver(item: ClaimedItem): Promise<void> {
      const handoff = await filedHandoff(deps, item);
      await sendHandoff(deps, item, handoff, `${handoff.reference}-`);
    },
  };
}
