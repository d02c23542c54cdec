import { type Reminder, readReminders, reminderSeen } from '../api/reminders';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { FaultNote } from '../parts/notes';
import { Popover } from '../parts/popover';
import { toast } from '../parts/toasts';
import { useAction } from './action';
import { useNow } from './clock';
import { distance } from './format';
import { useLiveReload } from './live';
import { useResource } from './resource';
import { Link } from './router';
import { useTexts } from './texts';

/** Due dates that are near or past, of cases that are mine to watch. */
export function Bell() {
  const { t } = useTexts();
  const { data = [], fault, reload, put } = useResource('reminders', readReminders);
  useLiveReload(
    event => event.kind === 'reminder',
    () => reload(),
  );
  const seen = async (one: Reminder) => {
    put(data.filter(({ id }) => id !== one.id));
    try {
      await reminderSeen(one.id);
    } catch (error) {
      toast(error instanceof Error ? error.message : '', 'bad');
      await reload();
    }
  };
  const all = useAction(async () => {
    for (const one of data) await reminderSeen(one.id);
    await reload();
  });
  return (
    <Popover
      icon="bell"
      look="plain"
      side="end"
      title={t('bell.title')}
      label={
        <>
          <span className="unseen">{t('bell.label')}</span>
          {data.length > 0 && (
            <span className="count">
              {data.length}
              <span className="unseen"> {t('bell.count', { count: data.length })}</span>
            </span>
          )}
        </>
      }
    >
      <h2>{t('bell.title')}</h2>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {data.length === 0 && !fault && <p className="quiet">{t('bell.none')}</p>}
      {data.length > 2 && (
        <Button icon="check" busy={all.busy} onClick={() => void all.run()}>
          {t('bell.allSeen')}
        </Button>
      )}
      <ul className="reminders">
        {data.map(one => (
          <ReminderLine key={one.id} reminder={one} onSeen={() => void seen(one)} />
        ))}
      </ul>
    </Popover>
  );
}

function ReminderLine({ reminder, onSeen }: { reminder: Reminder; onSeen(): void }) {
  const texts = useTexts();
  const { t } = texts;
  const { kind, reference, clock, dueAt, dueShown } = reminder;
  const tone = kind === 'missed' ? 'bad' : kind === 'today' ? 'warn' : 'info';
  return (
    <li>
      <div>
        <Badge tone={tone} icon={kind === 'missed' ? 'alert' : 'clock'}>
          {t(`bell.kinds.${kind}`)}
        </Badge>{' '}
        <Link to={`/staff/cases/${reference}`}>{reference}</Link>
      </div>
      <div className="quiet">
        {texts.ofCode('clocks', clock)}: {dueShown} ({distance(texts, dueAt, useNow())})
      </div>
      <Button look="plain" icon="check" onClick={onSeen}>
        {t('bell.seen')}
      </Button>
    </li>
  );
}
