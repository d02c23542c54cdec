import type { WeekFigures } from '../api/figures';
import { shortDay } from '../frame/format';
import { useTexts } from '../frame/texts';

const height = 160;
const base = height - 24;
const slot = 48;
const bar = 14;

/** Bars of each week: how much came, and how much of it was answered in time. The table has the numbers. */
export function WeekPlot({ weeks }: { weeks: readonly WeekFigures[] }) {
  const { t, language } = useTexts();
  const most = Math.max(1, ...weeks.map(({ received }) => received));
  const tall = (count: number): number => Math.round(((base - 16) * count) / most);
  const every = Math.ceil(weeks.length / 12);
  return (
    <figure className="week-plot">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too */}
      <section tabIndex={0} aria-label={t('figures.plot', { count: weeks.length, most })}>
        <svg
          width={weeks.length * slot}
          height={height}
          viewBox={`0 0 ${weeks.length * slot} ${height}`}
          aria-hidden="true"
        >
          <line className="axis" x1="0" x2={weeks.length * slot} y1={base} y2={base} />
          {weeks.map(({ start, received, withinPromise }, index) => {
            const left = index * slot + (slot - 2 * bar) / 2;
            return (
              <g key={start}>
                <rect
                  className="received"
                  x={left}
                  y={base - tall(received)}
                  width={bar}
                  height={tall(received)}
                />
                <rect
                  className="in-time"
                  x={left + bar}
                  y={base - tall(withinPromise)}
                  width={bar}
                  height={tall(withinPromise)}
                />
                {received > 0 && (
                  <text x={left + bar} y={base - tall(received) - 4} textAnchor="middle">
                    {received}
                  </text>
                )}
                {index % every === 0 && (
                  <text x={left + bar} y={height - 6} textAnchor="middle">
                    {shortDay(language, start).split(' ').at(-1)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </section>
      <figcaption>
        <span className="key received">{t('figures.counts.received')}</span>{' '}
        <span className="key in-time">{t('figures.counts.withinPromise')}</span>
      </figcaption>
    </figure>
  );
}
