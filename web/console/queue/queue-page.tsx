import { useRef } from 'react';
import { listCases, mostCounted, type QueueAnswer } from '../api/cases';
import { wholeNumber } from '../frame/format';
import { useLiveReload } from '../frame/live';
import { useResource } from '../frame/resource';
import { navigate, useAddress } from '../frame/router';
import { useShortcuts } from '../frame/shortcuts';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Empty, FaultNote, Loading } from '../parts/notes';
import { Page } from '../parts/page';
import { Pager } from '../parts/pager';
import { FilterBar } from './filter-bar';
import {
  pageSize,
  type QueueFilters,
  queueAddress,
  queueQuery,
  readFilters,
  writeFilters,
} from './queue-filters';
import { QueueTable } from './queue-table';
import { SavedViews } from './saved-views';
import { SearchForm } from './search-form';

/** What is due first, and how to find everything else. */
export function QueuePage() {
  const { t, language } = useTexts();
  const { query } = useAddress();
  const filters = readFilters(query);
  const written = writeFilters(filters);
  const list = useRef<HTMLDivElement>(null);
  const { data, fault, loading, reload } = useResource(`queue ${written}`, signal =>
    listCases(queueQuery(filters), signal),
  );
  useLiveReload(event => event.kind === 'queue' || event.kind === 'case', reload);
  const change = (changes: Partial<QueueFilters>) =>
    navigate(queueAddress(writeFilters({ ...filters, offset: 0, ...changes })));
  useShortcuts(rowKeys(list));
  const isFiltered = writeFilters({ ...filters, offset: 0 }) !== '';
  return (
    <Page
      title={t('queue.title')}
      className="queue"
      beside={<SearchForm value={filters.q} onSearch={q => change({ q })} />}
    >
      <SavedViews filters={written} />
      <FilterBar filters={filters} onChange={change} />
      <p className="queue-count" role="status">
        {data &&
          (isCountedOut(data)
            ? t('queue.atLeast', { most: wholeNumber(language, mostCounted) })
            : t('queue.total', { count: data.total }))}
        {isFiltered && (
          <Button look="plain" icon="close" onClick={() => navigate('/staff')}>
            {t('queue.clear')}
          </Button>
        )}
      </p>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && loading && <Loading />}
      {data && data.cases.length === 0 && (
        <Empty>{t(isFiltered ? 'queue.noneFound' : 'queue.none')}</Empty>
      )}
      <div ref={list} aria-busy={loading}>
        {data && data.cases.length > 0 && <QueueTable cases={data.cases} />}
      </div>
      {data && (
        <Pager
          offset={filters.offset}
          size={pageSize}
          total={data.total}
          orMore={isCountedOut(data)}
          onOffset={offset => {
            change({ offset });
            scrollTo(0, 0);
          }}
        />
      )}
    </Page>
  );
}

/** Up and down the list; the browser opens the link that has the focus. */
function rowKeys(list: { current: HTMLElement | null }) {
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])];
  const step = (by: number) => {
    const all = links();
    const at = all.findIndex(link => link.matches(':focus'));
    const next = all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  const within = (by: number) =>
    list.current?.contains(document.activeElement) ? step(by) : false;
  return {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => within(1),
    ArrowUp: () => within(-1),
  };
}

/** Whether there may be more than were counted. */
const isCountedOut = ({ total }: QueueAnswer): boolean => total >= mostCounted;
