import { useState } from 'react';
import { ApiFault } from '../api/fault';
import { type SignInWays, signIn, signInWays } from '../api/session';
import { useAction } from '../frame/action';
import { useResource } from '../frame/resource';
import { useAddress } from '../frame/router';
import { enter, forget } from '../frame/session';
import { type Texts, useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { Note } from '../parts/notes';
import { PasswordField } from '../parts/password-fields';
import { EmailField } from './email-field';
import { EntryPage } from './entry-page';

/** Where somebody signs in; and goes on to the address that was asked for. */
export function SignInPage() {
  const { t } = useTexts();
  return (
    <EntryPage title={t('signIn.title')}>
      <SignInForm />
    </EntryPage>
  );
}

/** The session has ended while she was at work: her page waits under this. */
export function SignInDialog() {
  const { t } = useTexts();
  return (
    <Dialog title={t('signIn.again')} onClose={() => {}} firm>
      <p>{t('signIn.ended')}</p>
      <SignInForm />
      <Button look="plain" onClick={forget}>
        {t('signIn.leave')}
      </Button>
    </Dialog>
  );
}

const passwordAlone: SignInWays = { password: true };

function SignInForm() {
  const { t, ofCode } = useTexts();
  const { data, fault } = useResource('sign-in-ways', signInWays);
  const { path, query } = useAddress();
  const told = query.get('fault');
  const ways = data ?? (fault ? passwordAlone : undefined);
  if (!ways) return null;
  return (
    <div className="stack">
      {told && (
        <Note look="bad">
          <p>{toldFault(told, ofCode)}</p>
        </Note>
      )}
      {ways.oidc && (
        <a className="button primary" href={`${ways.oidc.start}?to=${encodeURIComponent(path)}`}>
          {t('signIn.with', { name: ways.oidc.name })}
        </a>
      )}
      {ways.oidc && ways.password && <p className="or">{t('signIn.or')}</p>}
      {ways.password && <PasswordForm second={ways.oidc !== undefined} />}
    </div>
  );
}

/** Of an address that anybody may have written, only what is known is shown. */
function toldFault(code: string, ofCode: Texts['ofCode']): string {
  const text = ofCode('signIn.faults', code);
  return text === code ? ofCode('signIn.faults', 'staff-openid-failed') : text;
}

function PasswordForm({ second }: { second: boolean }) {
  const { t } = useTexts();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [askCode, setAskCode] = useState(false);
  const action = useAction(async () => {
    try {
      await signIn({ email, password, ...(askCode && { code: code.trim() }) });
      await enter();
    } catch (error) {
      if (!(error instanceof ApiFault) || error.code !== 'staff-code-needed' || askCode)
        throw error;
      setAskCode(true);
    }
  });
  const again = () => {
    setAskCode(false);
    setCode('');
    action.clear();
  };
  return (
    <Form
      action={action}
      submit={t('signIn.submit')}
      {...(!second && { look: 'primary' })}
      after={
        askCode && (
          <Button look="plain" onClick={again}>
            {t('signIn.other')}
          </Button>
        )
      }
    >
      {askCode ? (
        <>
          <Note icon="lock" live>
            <p>{t('signIn.codeNeeded')}</p>
          </Note>
          <TextField
            label={t('signIn.code')}
            hint={t('signIn.codeHint')}
            value={code}
            onValue={setCode}
            autoComplete="one-time-code"
            required
            maxLength={40}
            autoFocus
          />
        </>
      ) : (
        <>
          <EmailField value={email} onValue={setEmail} />
          <PasswordField label={t('signIn.password')} value={password} onValue={setPassword} />
        </>
      )}
    </Form>
  );
}
