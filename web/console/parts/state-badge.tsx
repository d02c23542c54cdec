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

export function StateBadge({ state, name }: { state: CaseState; name: string }) {
  return <Badge tone={tones[state]}>{name}</Badge>;
}
