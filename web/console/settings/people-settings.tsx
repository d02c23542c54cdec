import { useState } from 'react';
import type { Role } from '../api/session';
import { type Account, changeAccount, invite, readAccounts, resetLink } from '../api/settings';
import { useAction } from '../frame/action';
import { useResource } from '../frame/resource';
import { useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { Dialog, FormDialog } from '../parts/dialog';
import { Select } from '../parts/field';
import { FaultNote, Loading } from '../parts/notes';
import { toast } from '../parts/toasts';

const roles = ['agent', 'supervisor', 'auditor'] as const satisfies readonly Role[];

/** Who works at the desk. */
export function PeopleSettings() {
  const { t } = useTexts();
  const { data, fault, reload } = useResource('accounts', readAccounts);
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string>();
  return (
    <section className="card stack" aria-label={t('settings.people.title')}>
      <div>
        <Button icon="plus" onClick={() => setInviting(true)}>
          {t('settings.people.invite')}
        </Button>
      </div>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      <ul className="setting-list">
        {data?.map(account => (
          <AccountLine key={account.id} account={account} reload={reload} onLink={setLink} />
        ))}
      </ul>
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onLink={made => {
            setInviting(false);
            setLink(made);
          }}
        />
      )}
      {link && (
        <Dialog title={t('settings.people.link')} onClose={() => setLink(undefined)}>
          <div className="stack">
            <p>{t('settings.people.linkHint')}</p>
            <p>
              <code className="link-shown">{link}</code>{' '}
              <CopyButton text={link} name={t('settings.people.linkName')} />
            </p>
          </div>
        </Dialog>
      )}
    </section>
  );
}

interface LineProps {
  account: Account;
  reload(): Promise<void>;
  onLink(link: string): void;
}

function AccountLine({ account, reload, onLink }: LineProps) {
  const { t } = useTexts();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const change = useAction(async (what: { role?: Role; disabled?: boolean }) => {
    await changeAccount(account.id, what);
    toast(t('settings.saved'));
    setAsking(false);
    await reload();
  });
  const reset = useAction(async () => onLink((await resetLink(account.id)).link));
  const isMe = account.id === me.id;
  return (
    <li>
      <div>
        <h2>
          {account.name}{' '}
          {account.disabled && <Badge tone="bad">{t('settings.people.disabled')}</Badge>}{' '}
          {account.totp && <Badge icon="lock">{t('settings.people.totp')}</Badge>}
        </h2>
        <p className="quiet">
          {account.email && <bdi>{account.email} · </bdi>}
          {t('settings.people.since', { when: account.createdShown })}
        </p>
        {change.fault && !asking && <FaultNote fault={change.fault} />}
        {reset.fault && <FaultNote fault={reset.fault} />}
      </div>
      <div className="row-of">
        <Select<Role>
          label={t('settings.people.roleLabel')}
          aria-label={t('settings.people.role', { name: account.name })}
          value={account.role}
          disabled={isMe}
          onValue={role => void change.run({ role })}
          options={roles.map(role => ({ value: role, label: t(`roles.${role}`) }))}
        />
        {account.hasPassword && !isMe && (
          <Button icon="link" busy={reset.busy} onClick={() => void reset.run()}>
            {t('settings.people.reset')}
            <span className="unseen"> {account.name}</span>
          </Button>
        )}
        {!isMe && (
          <Button
            onClick={() =>
              account.disabled ? void change.run({ disabled: false }) : setAsking(true)
            }
          >
            {t(account.disabled ? 'settings.people.enable' : 'settings.people.disable')}
            <span className="unseen"> {account.name}</span>
          </Button>
        )}
      </div>
      {asking && (
        <FormDialog
          title={t('settings.people.disableTitle', { name: account.name })}
          submit={t('settings.people.disable')}
          danger
          busy={change.busy}
          fault={change.fault}
          onSubmit={() => void change.run({ disabled: true })}
          onClose={() => setAsking(false)}
        >
          <p>{t('settings.people.disableText')}</p>
        </FormDialog>
      )}
    </li>
  );
}

function InviteDialog({ onClose, onLink }: { onClose(): void; onLink(link: string): void }) {
  const { t } = useTexts();
  const [role, setRole] = useState<Role>('agent');
  const make = useAction(async () => onLink((await invite(role)).link));
  return (
    <FormDialog
      title={t('settings.people.invite')}
      submit={t('settings.people.makeLink')}
      busy={make.busy}
      fault={make.fault}
      onSubmit={() => void make.run()}
      onClose={onClose}
    >
      <Select<Role>
        label={t('settings.people.newRole')}
        value={role}
        onValue={setRole}
        options={roles.map(one => ({ value: one, label: t(`roles.${one}`) }))}
      />
    </FormDialog>
  );
}
