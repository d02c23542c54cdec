import { type FormEvent, useState } from 'react';
import { resetPassword } from '../api/session';
import { useAction } from '../frame/action';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { FaultNote, Note } from '../parts/notes';
import { EntryPage } from './entry-page';

/** Where somebody who has forgotten her password chooses a new one, by a link in the address's fragment. */
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
  const send = (event: FormEvent) => {
    event.preventDefault();
    void action.run();
  };
  return (
    <form className="stack" onSubmit={send}>
      <p>{t('reset.text')}</p>
      <TextField
        label={t('signIn.password')}
        hint={t('welcome.passwordHint')}
        value={password}
        onValue={setPassword}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={256}
      />
      {action.fault && <FaultNote fault={action.fault} />}
      <Button type="submit" look="primary" busy={action.busy}>
        {t('reset.submit')}
      </Button>
    </form>
  );
}
