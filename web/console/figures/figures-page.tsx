import { useState } from 'react';
import { type Figures, readFigures, type TypeFigures, type WeekFigures } from '../api/figures';
import { shortDay } from '../frame/format';
import { useLiveReload } from '../frame/live';
import { useResource } from '../frame/resource';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Chip, ChipGroup } from '../parts/chips';
import { FaultNote, Loading } from '../parts/notes';
import { Page } from '../parts/page';
import { type Column, Table } from '../parts/table';
import { WeekPlot } from './week-plot';
import '../style/figures.css';

const spans = [4, 12, 26, 52] as const;

/** How much came, how much was answered, and how much of it in time. */
export function FiguresPage() {
  const { t } = useTexts();
  const [weeks, setWeeks] = useState<number>(12);
  const { data, fault, reload } = useResource(`figures ${weeks}`, signal =>
    readFigures(weeks, signal),
  );
  useLiveReload(({ kind }) => kind === 'case', reload);
  return (
    <Page
      title={t('figures.title')}
      beside={
        <ChipGroup label={t('figures.span')}>
          {spans.map(span => (
            <Chip key={span} on={span === weeks} onToggle={() => setWeeks(span)}>
              {t('figures.weeks', { count: span })}
            </Chip>
          ))}
        </ChipGroup>
      }
    >
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      {data && <Shown figures={data} />}
    </Page>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { t, language } = useTexts();
  const { weeks, byType, medianHoursToAnswer } = figures;
  return (
    <div className="stack">
      <OpenCases open={figures.open} />
      <section className="card stack" aria-labelledby="weekly">
        <h2 id="weekly">{t('figures.weekly')}</h2>
        <WeekPlot weeks={weeks} />
        <details>
          <summary>{t('figures.asTable')}</summary>
          <Table
            cards
            caption={t('figures.weekly')}
            rowKey={({ start }: WeekFigures) => start}
            rows={[...weeks].reverse()}
            columns={[
              {
                key: 'week',
                head: t('figures.week'),
                names: true,
                cell: ({ start }: WeekFigures) => shortDay(language, start, true),
              },
              ...useCountColumns<WeekFigures>(),
            ]}
          />
        </details>
      </section>
      <section className="card stack" aria-labelledby="by-type">
        <h2 id="by-type">{t('figures.byType')}</h2>
        <Table
          cards
          caption={t('figures.byType')}
          rowKey={({ type }: TypeFigures) => type}
          rows={byType}
          columns={[
            {
              key: 'type',
              head: t('figures.type'),
              names: true,
              cell: ({ name }: TypeFigures) => name,
            },
            ...useCountColumns<TypeFigures>(),
          ]}
        />
        {medianHoursToAnswer !== null && (
          <p>{t('figures.median', { hours: Math.round(medianHoursToAnswer * 10) / 10 })}</p>
        )}
      </section>
    </div>
  );
}

/** What is open now; each number leads to its cases. */
function OpenCases({ open }: { open: Figures['open'] }) {
  const { t } = useTexts();
  const shown = ['late', 'today', 'early'] as const;
  return (
    <section className="card stack" aria-labelledby="open-now">
      <h2 id="open-now">{t('figures.open', { count: open.total })}</h2>
      <ul className="open-now">
        {shown.map(urgency => (
          <li key={urgency} className={urgency}>
            <Link to={`/staff?urgency=${urgency}`}>
              <strong>{open[urgency]}</strong> {t(`urgency.${urgency}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Counts = Pick<WeekFigures, 'received' | 'answered' | 'withinPromise' | 'late'>;

function useCountColumns<Row extends Counts>(): Column<Row>[] {
  const { t } = useTexts();
  const column = (key: keyof Counts): Column<Row> => ({
    key,
    head: t(`figures.counts.${key}`),
    number: true,
    cell: row => row[key],
  });
  return [
    column('received'),
    column('answered'),
    column('withinPromise'),
    column('late'),
    {
      key: 'share',
      head: t('figures.share'),
      number: true,
      // Of those whose time has come: answered in time, or late.
      cell: ({ withinPromise, late }) =>
        withinPromise + late === 0
          ? '–'
          : `${Math.round((100 * withinPromise) / (withinPromise + late))} %`,
    },
  ];
}
