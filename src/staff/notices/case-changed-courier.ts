import { z } from 'zod';
import type { Language } from '../../domain/language';
import { type Courier, Undeliverable } from '../deliveries/courier';
import type { NoticeDeps } from './notice-deps';
import { sendNotice } from './send-notice';

export interface CaseChangedDeps extends NoticeDeps {
  to: string;
  /** The staff's. */
  language: Language;
}

const payload = z.object({
  reference: z.string().min(1),
  type: z.enum(['evidence-added', 'note-added', 'withdrawn']),
});

/** Tells staff that a customer has added to a case, or withdrawn it. */
export function createCaseChangedCourier(deps: CaseChangedDeps): Courier {
  return {
    kind: 'mail.case-changed',
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success)
        throw new Undeliverable('case-changed-payload', 'the item names no case');
      const { reference, type } = parsed.data;
      const { language, publicUrl } = deps;
      const what = deps.texts.t(language, `staff.caseChanged.${type}`, { reference });
      await sendNotice(deps, item, deps.to, {
        language,
        subject: `[${reference}] ${deps.texts.t(language, 'staff.caseChanged.subject')}`,
        before: what,
        shown: `${publicUrl.replace(/\/+$/, '')}/staff/cases/${reference}`,
        after: deps.texts.t(language, 'staff.caseChanged.after'),
      });
    },
  };
}
