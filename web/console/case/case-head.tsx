import type { Clock } from '../api/cases';
import { useNow } from '../frame/clock';
import { distance } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Badge, type Tone } from '../parts/badge';
import { UrgencyBadge } from '../parts/due';
import type { IconName } from '../parts/icon';
import { StateBadge } from '../parts/state-badge';
import { useOpenCase } from './open-case';

/** What every look at a case begins with: what it is, how it stands, and until when. */
export function CaseHead() {
  const { t, ofCode } = useTexts();
  const { request } = useOpenCase();
  const { typeName, state, stateName, outcome, urgency, channel } = request;
  return (
    <section className="case-head" aria-label={t('case.head')}>
      <p className="case-line">
        <strong>{typeName}</strong>
        <StateBadge
          state={state}
          name={outcome ? `${stateName}: ${ofCode('outcomes', outcome)}` : stateName}
        />
        <UrgencyBadge urgency={urgency} />
        <span className="quiet">{t('case.received', { at: request.receivedShown })}</span>
        <span className="quiet">{t(`case.languages.${request.language}`)}</span>
        <span className="quiet">{t('case.channel', { channel: channel.name })}</span>
      </p>
      {request.clocks.length > 0 && (
        <ul className="clocks" aria-label={t('case.clocks')}>
          {request.clocks.map(clock => (
            <li key={`${clock.name} ${clock.startedAt}`}>
              <ClockCard clock={clock} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const looks: Record<Clock['state'], { tone: Tone; icon: IconName }> = {
  running: { tone: 'info', icon: 'clock' },
  met: { tone: 'good', icon: 'check' },
  'met-late': { tone: 'warn', icon: 'check' },
  missed: { tone: 'bad', icon: 'alert' },
};

function ClockCard({ clock }: { clock: Clock }) {
  const texts = useTexts();
  const { t } = texts;
  const now = useNow();
  const isOpen = clock.metAt === undefined;
  return (
    <div className={`clock ${clock.state}`}>
      <h2>{clock.label}</h2>
      <p>
        {isOpen && <strong>{distance(texts, clock.dueAt, now)}</strong>}{' '}
        <Badge {...looks[clock.state]}>{t(`clockStates.${clock.state}`)}</Badge>
      </p>
      <p>
        <time dateTime={clock.dueAt}>{clock.dueShown}</time>
      </p>
      {clock.extended && (
        <p className="quiet">
          {t('case.extended', {
            reason: texts.ofCode('extensionReasons', clock.extended.reason),
            before: clock.extended.previousDueShown,
          })}
        </p>
      )}
      {isOpen && !clock.calendarConfirmed && (
        <p className="clock-warning">{t('case.calendarUnconfirmed')}</p>
      )}
    </div>
  );
}
