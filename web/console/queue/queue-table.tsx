import type { CaseSummary } from '../api/cases';
import { shortMoment } from '../frame/format';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Due } from '../parts/due';
import { StateBadge } from '../parts/state-badge';
import { Table } from '../parts/table';

/** The cases as a table, on a phone as cards. */
export function QueueTable({ cases }: { cases: readonly CaseSummary[] }) {
  const { t, language } = useTexts();
  return (
    <Table
      caption={t('queue.title')}
      cards
      rows={cases}
      rowKey={one => one.reference}
      rowClass={one => `row ${one.urgency}`}
      columns={[
        {
          key: 'due',
          head: t('queue.due'),
          narrow: true,
          cell: one => <Due urgency={one.urgency} next={one.next} />,
        },
        {
          key: 'case',
          head: t('queue.case'),
          names: true,
          cell: one => (
            <>
              <Link to={`/staff/cases/${one.reference}`} className="row-link">
                {one.reference}
              </Link>{' '}
              <span className="type">{one.typeName}</span>
              {one.summary && (
                <span className="summary" lang={one.language}>
                  {one.summary}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          head: t('queue.state'),
          narrow: true,
          cell: one => <StateBadge state={one.state} name={one.stateName} />,
        },
        {
          key: 'assigned',
          head: t('queue.assigned'),
          cell: one => one.assignedTo?.name ?? <span className="quiet">{t('queue.nobody')}</span>,
        },
        {
          key: 'received',
          head: t('queue.received'),
          narrow: true,
          cell: one => (
            <time dateTime={one.receivedAt}>{shortMoment(language, one.receivedAt)}</time>
          ),
        },
      ]}
    />
  );
}
