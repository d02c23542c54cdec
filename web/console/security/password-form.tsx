import { type FormEvent, useState } from 'react';
import { changePassword } from '../api/security';
import { useAction } from '../frame/action';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { FaultNote } from '../parts/notes';
import { toast } from '../parts/toasts';

/** A new password; everywhere else she is signed out by it. */
export function PasswordForm() {
  const { t } = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useAction(async () => {
    await changePassword(current, next);
    setCurrent('');
    setNext('');
    toast(t('security.password.done'));
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!change.busy) void change.run();
  };
  return (
    <section className="card stack" aria-labelledby="password">
      <h2 id="password">{t('security.password.title')}</h2>
      <form className="stack form" onSubmit={send}>
        <TextField
          label={t('security.password.current')}
          type="password"
          autoComplete="current-password"
          required
          maxLength={256}
          value={current}
          onValue={setCurrent}
        />
        <TextField
          label={t('security.password.next')}
          hint={t('welcome.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={256}
          value={next}
          onValue={setNext}
        />
        {change.fault && <FaultNote fault={change.fault} />}
        <div>
          <Button type="submit" busy={change.busy}>
            {t('security.password.submit')}
          </Button>
        </div>
      </form>
    </section>
  );
}
