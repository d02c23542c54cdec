import type { CaseState } from '../api/cases';
import { Badge, type Tone } from './badge';

const tones: Record<CaseState, Tone> = {
  new: 'info',
  'in-progress': 'plain',
  'waiting-for-customer': 'plain',
  answered: 'good',
  closed: 'plain',
  reopened: 'info',
};

/** The state of a case, in words and a colour. */
export function StateBadge({ state, name }: { state: CaseState; name: string }) {
  return <Badge tone={tones[state]}>{name}</Badge>;
}
