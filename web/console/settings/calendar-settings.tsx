import { useState } from 'react';
import { type CalendarYear, readCalendar, saveYear } from '../api/settings';
import { useAction } from '../frame/action';
import { longDay } from '../frame/format';
import { useResource } from '../frame/resource';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { FormDialog } from '../parts/dialog';
import { Checkbox, TextArea } from '../parts/field';
import { FaultNote, Loading } from '../parts/notes';
import { toast } from '../parts/toasts';

/** The days that are not counted, by which every due date is worked out. */
export function CalendarSettings() {
  const { t, language } = useTexts();
  const me = useMe();
  const { data, fault, reload } = useResource('calendar', readCalendar);
  const [edited, setEdited] = useState<CalendarYear>();
  return (
    <section className="card stack" aria-label={t('settings.calendar.title')}>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      {data && (
        <>
          <p>{t('settings.calendar.hours', { hours: data.workingHours })}</p>
          <p className="quiet">{t('settings.calendar.explain')}</p>
          {data.years.map(year => (
            <section key={year.year} className="stack" aria-labelledby={`year-${year.year}`}>
              <div className="row-of">
                <h2 id={`year-${year.year}`}>{year.year}</h2>
                <Badge
                  tone={year.confirmed ? 'good' : 'warn'}
                  icon={year.confirmed ? 'check' : 'alert'}
                >
                  {t(`settings.calendar.${year.confirmed ? 'confirmed' : 'unconfirmed'}`)}
                </Badge>
                {may(me, 'calendar.edit') && (
                  <Button icon="note" onClick={() => setEdited(year)}>
                    {t('settings.edit')}
                    <span className="unseen"> {year.year}</span>
                  </Button>
                )}
              </div>
              <ul className="holidays">
                {year.holidays.map(({ date, name }) => (
                  <li key={date}>
                    <time dateTime={date}>{longDay(language, `${date}T12:00:00+07:00`)}</time>
                    {name && <span className="quiet"> · {name}</span>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
      {edited && (
        <YearDialog
          year={edited}
          onClose={() => setEdited(undefined)}
          onSaved={async () => {
            setEdited(undefined);
            await reload();
          }}
        />
      )}
    </section>
  );
}

interface DialogProps {
  year: CalendarYear;
  onClose(): void;
  onSaved(): Promise<void>;
}

function YearDialog({ year, onClose, onSaved }: DialogProps) {
  const { t } = useTexts();
  const [confirmed, setConfirmed] = useState(year.confirmed);
  const [lines, setLines] = useState(
    year.holidays.map(({ date, name }) => `${date} ${name}`.trim()).join('\n'),
  );
  const { holidays, wrong } = readLines(lines, year.year);
  const save = useAction(async () => {
    await saveYear({ year: year.year, confirmed, holidays });
    toast(t('settings.saved'));
    await onSaved();
  });
  return (
    <FormDialog
      title={t('settings.calendar.edit', { year: year.year })}
      submit={t('settings.save')}
      busy={save.busy}
      fault={save.fault}
      disabled={wrong !== undefined}
      onSubmit={() => void save.run()}
      onClose={onClose}
    >
      <TextArea
        label={t('settings.calendar.days')}
        hint={t('settings.calendar.daysHint', { example: `${year.year}-09-02` })}
        error={wrong === undefined ? undefined : t('settings.calendar.wrong', { line: wrong })}
        rows={12}
        value={lines}
        onValue={setLines}
      />
      <Checkbox
        label={t('settings.calendar.confirm')}
        checked={confirmed}
        onChecked={setConfirmed}
      />
    </FormDialog>
  );
}

/** A day a line: its date, and what it is. `wrong` is the first line that is none of this year. */
function readLines(text: string, year: number) {
  const lines = text.split('\n').map(line => line.trim());
  const holidays = lines
    .filter(line => line !== '')
    .map(line => ({ line, date: line.slice(0, 10), name: line.slice(10).trim() }));
  const wrong = holidays.find(
    ({ date }) => !/^\d{4}-\d{2}-\d{2}$/.test(date) || !date.startsWith(`${year}-`),
  );
  return { holidays: holidays.map(({ date, name }) => ({ date, name })), wrong: wrong?.line };
}
