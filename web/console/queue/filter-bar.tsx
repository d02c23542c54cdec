import { useState } from 'react';
import { caseStates, type Urgency } from '../api/cases';
import { readRequestTypes } from '../api/office';
import { useResource } from '../frame/resource';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Chip, ChipGroup } from '../parts/chips';
import { Select } from '../parts/field';
import { Icon } from '../parts/icon';
import type { QueueFilters } from './queue-filters';

interface FilterBarProps {
  filters: QueueFilters;
  onChange(changes: Partial<QueueFilters>): void;
}

const urgencies = ['late', 'today', 'early'] as const satisfies readonly Urgency[];
const icons = { late: 'alert', today: 'clock', early: 'check' } as const;

/** What narrows the queue, always in sight. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTexts();
  const { data: types = [] } = useResource('request-types', readRequestTypes);
  const { urgency, assigned, state, type } = filters;
  const toggle = (one: Urgency) =>
    onChange({
      urgency: urgency.includes(one) ? urgency.filter(each => each !== one) : [...urgency, one],
    });
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {/* On a phone the filters would fill the screen: there they wait behind a button. */}
      <div className="filter-switch">
        <Button icon="filter" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('queue.filters')}
        </Button>
      </div>
      <div className={isOpen ? 'filters open' : 'filters'}>
        <ChipGroup label={t('queue.urgency')}>
          {urgencies.map(one => (
            <Chip key={one} on={urgency.includes(one)} onToggle={() => toggle(one)}>
              <Icon name={icons[one]} />
              {t(`urgency.${one}`)}
            </Chip>
          ))}
        </ChipGroup>
        <ChipGroup label={t('queue.assigned')}>
          {(['me', 'none'] as const).map(one => (
            <Chip
              key={one}
              on={assigned === one}
              onToggle={() => onChange({ assigned: assigned === one ? '' : one })}
            >
              {t(`queue.assignedTo.${one}`)}
            </Chip>
          ))}
        </ChipGroup>
        <Select
          label={t('queue.state')}
          value={state}
          onValue={next => onChange({ state: next })}
          options={[
            { value: 'open', label: t('queue.open') },
            ...caseStates.map(one => ({ value: one, label: t(`states.${one}`) })),
            { value: 'all', label: t('queue.all') },
          ]}
        />
        <Select
          label={t('queue.type')}
          value={type}
          onValue={next => onChange({ type: next })}
          options={[
            { value: '', label: t('queue.allTypes') },
            ...types.map(one => ({ value: one.type, label: one.name })),
          ]}
        />
      </div>
    </>
  );
}
