import type { Clock, Urgency } from '../api/cases';
import { useNow } from '../frame/clock';
import { distance, shortMoment } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Badge, type Tone } from './badge';
import type { IconName } from './icon';

const looks: Record<Urgency, { tone: Tone; icon: IconName }> = {
  late: { tone: 'bad', icon: 'alert' },
  today: { tone: 'warn', icon: 'clock' },
  early: { tone: 'good', icon: 'check' },
  none: { tone: 'plain', icon: 'archive' },
};

/** How near a case is to its due date: by word, icon and colour. */
export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  const { t } = useTexts();
  return <Badge {...looks[urgency]}>{t(`urgency.${urgency}`)}</Badge>;
}

/** The next due date of a case, as the queue shows it. */
export function Due({ urgency, next }: { urgency: Urgency; next?: Clock | undefined }) {
  const texts = useTexts();
  const now = useNow();
  return (
    <div className="due">
      <UrgencyBadge urgency={urgency} />
      {next && (
        <>
          <span className="due-left">{distance(texts, next.dueAt, now)}</span>
          <time dateTime={next.dueAt} className="quiet">
            {shortMoment(texts.language, next.dueAt)}
          </time>
        </>
      )}
    </div>
  );
}
