import { endSession, readSessions } from '../api/security';
import { useAction } from '../frame/action';
import { useResource } from '../frame/resource';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { FaultNote, Loading } from '../parts/notes';

/** Where she is signed in; what she does not know she ends. */
export function Sessions() {
  const { t } = useTexts();
  const { data, fault, reload } = useResource('sessions', readSessions);
  const end = useAction(async (id: string) => {
    await endSession(id);
    await reload();
  });
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('security.sessions.title')}</h2>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {end.fault && <FaultNote fault={end.fault} />}
      {!data && !fault && <Loading />}
      <ul className="setting-list">
        {data?.map(({ id, current, device, createdShown, lastSeenShown }) => (
          <li key={id}>
            <div>
              <h3>
                {device ?? t('security.sessions.unknown')}{' '}
                {current && <Badge tone="info">{t('security.sessions.this')}</Badge>}
              </h3>
              <p className="quiet">
                {t('security.sessions.times', { from: createdShown, last: lastSeenShown })}
              </p>
            </div>
            {!current && (
              <Button busy={end.busy} onClick={() => void end.run(id)}>
                {t('security.sessions.end')}
                <span className="unseen"> {device}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
