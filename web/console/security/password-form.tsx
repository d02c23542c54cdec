import { useState } from 'react';
import { changePassword } from '../api/security';
import { useAction } from '../frame/action';
import { useTexts } from '../frame/texts';
import { Form } from '../parts/form';
import { NewPasswordField, PasswordField } from '../parts/password-fields';
import { toast } from '../parts/toasts';

/** A new password; it ends every other session. */
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
  return (
    <section className="card stack" aria-labelledby="password">
      <h2 id="password">{t('security.password.title')}</h2>
      <Form action={change} submit={t('security.password.submit')}>
        <PasswordField
          label={t('security.password.current')}
          value={current}
          onValue={setCurrent}
        />
        <NewPasswordField label={t('security.password.next')} value={next} onValue={setNext} />
      </Form>
    </section>
  );
}
