import { type ReactNode, useState } from 'react';
import { Icon } from '../parts/icon';
import { Note } from '../parts/notes';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import { HelpDialog } from './help-dialog';
import { useConnection } from './live';
import { navigation } from './navigation';
import { Link, useAddress } from './router';
import { may, useMe } from './session';
import { useShortcuts } from './shortcuts';
import { useTexts } from './texts';

/** What stands around every page of somebody who is signed in. */
export function Layout({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  const me = useMe();
  const [help, setHelp] = useState(false);
  useShortcuts({ '?': () => setHelp(true) });
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <Link to="/staff" className="brand">
          <Icon name="shield" />
          <span>{t('app.name')}</span>
        </Link>
        <Navigation />
        <div className="top-end">
          {may(me, 'reminders.read') && <Bell />}
          <AccountMenu onHelp={() => setHelp(true)} />
        </div>
      </header>
      <Connection />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </>
  );
}

function Navigation() {
  const { t } = useTexts();
  const { path } = useAddress();
  const me = useMe();
  return (
    <nav className="main-nav" aria-label={t('nav.title')}>
      <ul>
        {navigation
          .filter(({ right }) => right === undefined || may(me, right))
          .map(({ to, key, icon, Count }) => (
            <li key={to}>
              <Link to={to} aria-current={isAt(path, to) ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{t(key)}</span>
                {Count && <Count />}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** The queue's entry is lit for its cases too, any other for what lies below it. */
const isAt = (path: string, to: string): boolean =>
  to === '/staff' ? path === to || path.startsWith('/staff/cases/') : path.startsWith(to);

function Connection() {
  const { t } = useTexts();
  const lost = useConnection() === 'lost';
  return (
    <div role="status" className="connection">
      {lost && (
        <Note look="warn" icon="reload">
          <p>{t('app.lost')}</p>
        </Note>
      )}
    </div>
  );
}
