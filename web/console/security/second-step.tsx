import { useState } from 'react';
import { beginTotp, confirmTotp, removeTotp } from '../api/security';
import { useAction } from '../frame/action';
import { refreshMe, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { Dialog, FormDialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { FaultNote } from '../parts/notes';
import { PasswordField } from '../parts/password-fields';

type Enrolment = Awaited<ReturnType<typeof beginTotp>>;

/** One-time codes of an authenticator, asked for beside the password. */
export function SecondStep() {
  const { t } = useTexts();
  const { totp } = useMe();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [recovery, setRecovery] = useState<string[]>();
  const [removing, setRemoving] = useState(false);
  const begin = useAction(async () => setEnrolment(await beginTotp()));
  return (
    <section className="card stack" aria-labelledby="second-step">
      <h2 id="second-step">
        {t('security.totp.title')}{' '}
        <Badge tone={totp ? 'good' : 'warn'} icon={totp ? 'check' : 'alert'}>
          {t(totp ? 'security.totp.on' : 'security.totp.off')}
        </Badge>
      </h2>
      <p>{t('security.totp.explain')}</p>
      {begin.fault && <FaultNote fault={begin.fault} />}
      <div>
        {totp ? (
          <Button onClick={() => setRemoving(true)}>{t('security.totp.remove')}</Button>
        ) : (
          <Button look="primary" icon="lock" busy={begin.busy} onClick={() => void begin.run()}>
            {t('security.totp.begin')}
          </Button>
        )}
      </div>
      {enrolment && (
        <EnrolDialog
          enrolment={enrolment}
          onClose={() => setEnrolment(undefined)}
          onDone={codes => {
            setEnrolment(undefined);
            setRecovery(codes);
          }}
        />
      )}
      {recovery && <RecoveryDialog codes={recovery} onClose={() => setRecovery(undefined)} />}
      {removing && <RemoveDialog onClose={() => setRemoving(false)} />}
    </section>
  );
}

interface EnrolProps {
  enrolment: Enrolment;
  onClose(): void;
  onDone(recoveryCodes: string[]): void;
}

function EnrolDialog({ enrolment, onClose, onDone }: EnrolProps) {
  const { t } = useTexts();
  const [code, setCode] = useState('');
  const confirm = useAction(async () => {
    const { recoveryCodes } = await confirmTotp(code.trim());
    await refreshMe();
    onDone(recoveryCodes);
  });
  return (
    <FormDialog
      title={t('security.totp.begin')}
      submit={t('security.totp.confirm')}
      busy={confirm.busy}
      fault={confirm.fault}
      disabled={code.trim() === ''}
      onSubmit={() => void confirm.run()}
      onClose={onClose}
    >
      <p>{t('security.totp.scan')}</p>
      <img
        className="qr"
        alt={t('security.totp.picture')}
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.svg)}`}
      />
      <p>
        {t('security.totp.secret')} <code className="link-shown">{enrolment.secret}</code>{' '}
        <CopyButton text={enrolment.secret} name={t('security.totp.key')} />
      </p>
      <CodeField value={code} onValue={setCode} />
    </FormDialog>
  );
}

function CodeField({ value, onValue }: { value: string; onValue(code: string): void }) {
  const { t } = useTexts();
  return (
    <TextField
      label={t('security.totp.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={20}
      value={value}
      onValue={onValue}
    />
  );
}

function RecoveryDialog({ codes, onClose }: { codes: string[]; onClose(): void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t('security.recovery.title')} onClose={onClose}>
      <div className="stack">
        <p>{t('security.recovery.explain')}</p>
        <ul className="recovery">
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} name={t('security.recovery.codes')} />
        <div>
          <Button look="primary" onClick={onClose}>
            {t('security.recovery.kept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function RemoveDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useAction(async () => {
    await removeTotp(password, code.trim());
    await refreshMe();
    onClose();
  });
  return (
    <FormDialog
      title={t('security.totp.remove')}
      submit={t('security.totp.remove')}
      danger
      busy={remove.busy}
      fault={remove.fault}
      disabled={password === '' || code.trim() === ''}
      onSubmit={() => void remove.run()}
      onClose={onClose}
    >
      <PasswordField
        label={t('security.password.current')}
        value={password}
        onValue={setPassword}
      />
      <CodeField value={code} onValue={setCode} />
    </FormDialog>
  );
}
