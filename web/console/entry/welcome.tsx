import { useState } from 'react';
import { welcome } from '../api/session';
import { useAction } from '../frame/action';
import { Link, navigate } from '../frame/router';
import { enter } from '../frame/session';
import { useTexts } from '../frame/texts';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { NewPasswordField } from '../parts/password-fields';
import { EmailField } from './email-field';
import { EntryPage } from './entry-page';

/** Where an invitation becomes an account. Its token stands in the address's fragment, which no server sees. */
export function WelcomePage() {
  const { t } = useTexts();
  const token = location.hash.slice(1);
  return (
    <EntryPage title={t('welcome.title')}>
      {token === '' ? (
        <>
          <p>{t('welcome.noInvitation')}</p>
          <Link to="/staff">{t('signIn.title')}</Link>
        </>
      ) : (
        <WelcomeForm token={token} />
      )}
    </EntryPage>
  );
}

function WelcomeForm({ token }: { token: string }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const action = useAction(async () => {
    await welcome({ token, name, email, password });
    navigate('/staff', { replace: true });
    await enter();
  });
  return (
    <Form action={action} look="primary" submit={t('welcome.submit')}>
      <p>{t('welcome.text')}</p>
      <TextField
        label={t('welcome.name')}
        hint={t('welcome.nameHint')}
        value={name}
        onValue={setName}
        autoComplete="name"
        required
        maxLength={120}
      />
      <EmailField value={email} onValue={setEmail} />
      <NewPasswordField label={t('signIn.password')} value={password} onValue={setPassword} />
    </Form>
  );
}
