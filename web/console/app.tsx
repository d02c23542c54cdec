import { Suspense, useEffect } from 'react';
import { ResetPage } from './entry/reset';
import { SignInDialog, SignInPage } from './entry/sign-in';
import { WelcomePage } from './entry/welcome';
import { Boundary } from './frame/boundary';
import { Layout } from './frame/layout';
import { startLive } from './frame/live';
import { Link, match, useAddress } from './frame/router';
import { routes } from './frame/routes';
import { useSession } from './frame/session';
import { useTexts } from './frame/texts';
import { Empty, Loading } from './parts/notes';
import { Page } from './parts/page';
import { Toasts } from './parts/toasts';

/** Open to anybody: what they need stands in the address's fragment. */
const entries = new Map([
  ['/staff/welcome', WelcomePage],
  ['/staff/reset', ResetPage],
]);

/** Who comes sees the way in; who is in sees the page of the address. */
export function App() {
  const session = useSession();
  const { path } = useAddress();
  const Entry = entries.get(path);
  return (
    <>
      {Entry ? (
        <Entry />
      ) : session.state === 'in' ? (
        <div key={session.me.id} className="desk">
          <Live />
          <Layout>
            <Boundary key={path}>
              <Suspense fallback={<Loading />}>
                <CurrentPage path={path} />
              </Suspense>
            </Boundary>
          </Layout>
          {session.interrupted && <SignInDialog />}
        </div>
      ) : (
        <SignInPage />
      )}
      <Toasts />
    </>
  );
}

function CurrentPage({ path }: { path: string }) {
  for (const { pattern, Page: Found } of routes) {
    const params = match(pattern, path);
    // Another case is another page: nothing of the one before may stay in its fields.
    if (params) return <Found key={path} params={params} />;
  }
  return <NoPage />;
}

function NoPage() {
  const { t } = useTexts();
  return (
    <Page title={t('app.noPage')}>
      <Empty action={<Link to="/staff">{t('app.toQueue')}</Link>}>{t('app.noPageText')}</Empty>
    </Page>
  );
}

function Live() {
  useEffect(startLive, []);
  return null;
}
