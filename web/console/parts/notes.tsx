import type { ReactNode } from 'react';
import type { ApiFault } from '../api/fault';
import { useTexts } from '../frame/texts';
import { Button } from './button';
import { Icon, type IconName } from './icon';

/** Why something did not work; a fault of the desk's own comes with the number to report. */
export function FaultNote({ fault, onRetry }: { fault: ApiFault; onRetry?: () => void }) {
  const { t } = useTexts();
  return (
    <div className="note bad" role="alert">
      <Icon name="alert" />
      <div>
        <p>{fault.message}</p>
        {fault.incident && !fault.message.includes(fault.incident) && (
          <p className="quiet">{t('faults.incident', { incident: fault.incident })}</p>
        )}
        {onRetry && <Button onClick={onRetry}>{t('parts.again')}</Button>}
      </div>
    </div>
  );
}

/** Something to know before going on. */
export function Note({
  children,
  icon = 'alert',
  look = 'info',
  live = false,
}: {
  children: ReactNode;
  icon?: IconName;
  look?: 'info' | 'warn' | 'bad';
  live?: boolean;
}) {
  return (
    <div className={`note ${look}`} {...(live && { role: 'status' })}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** Where there is nothing (yet), and what could be done. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Said aloud after a while only: most answers are there before. */
export function Loading() {
  const { t } = useTexts();
  return (
    <p className="loading" role="status">
      {t('parts.loading')}
    </p>
  );
}
