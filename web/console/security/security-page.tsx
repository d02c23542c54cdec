import { useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Page } from '../parts/page';
import { PasswordForm } from './password-form';
import { SecondStep } from './second-step';
import { Sessions } from './sessions';
import '../style/settings.css';

/** How she signs in, and where she is signed in. */
export function SecurityPage() {
  const { t } = useTexts();
  const { hasPassword } = useMe();
  return (
    <Page title={t('nav.security')}>
      <div className="stack">
        {hasPassword ? (
          <>
            <SecondStep />
            <PasswordForm />
          </>
        ) : (
          <p className="card">{t('security.elsewhere')}</p>
        )}
        <Sessions />
      </div>
    </Page>
  );
}
