import { useState } from 'react';
import { resetPassword } from '../api/session';
import { useAction } from '../frame/action';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Form } from '../parts/form';
import { Note } from '../parts/notes';
import { NewPasswordField } from '../parts/password-fields';
import { EntryPage } from './entry-page';

/** Where a forgotten password gives way to a new one, by a link whose token stands in the address's fragment. */
export function ResetPage() {
  const { t } = useTexts();
  const [token] = useState(() => location.hash.slice(1));
  const [done, setDone] = useState(false);
  return (
    <EntryPage title={t('reset.title')}>
      {done ? (
        <Note icon="check" live>
          <p>{t('reset.done')}</p>
        </Note>
      ) : token === '' ? (
        <p>{t('reset.noLink')}</p>
      ) : (
        <ResetForm token={token} onDone={() => setDone(true)} />
      )}
      <Link to="/staff">{t('signIn.title')}</Link>
    </EntryPage>
  );
}

function ResetForm({ token, onDone }: { token: string; onDone(): void }) {
  const { t } = useTexts();
  const [password, setPassword] = useState('');
  const action = useAction(async () => {
    await resetPassword({ token, password });
    onDone();
  });
  return (
    <Form action={action} look="primary" submit={t('reset.submit')}>
      <p>{t('reset.text')}</p>
      <NewPasswordField label={t('signIn.password')} value={password} onValue={setPassword} />
    </Form>
  );
}
