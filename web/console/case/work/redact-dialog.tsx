import { useState } from 'react';
import type { Redacted } from '../../api/case-events';
import { useAction } from '../../frame/action';
import { useTexts } from '../../frame/texts';
import { FormDialog } from '../../parts/dialog';
import { TextField } from '../../parts/field';
import { Note } from '../../parts/notes';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';

interface RedactDialogProps {
  what: Redacted;
  /** What it is called on the page. */
  name: string;
  onClose(): void;
}

/** Takes something out of the case for good, with the reason. */
export function RedactDialog({ what, name, onClose }: RedactDialogProps) {
  const { t } = useTexts();
  const { act } = useOpenCase();
  const [reason, setReason] = useState('');
  const action = useAction(async () => {
    await act({ type: 'redacted', what, reason: reason.trim() });
    toast(t('redact.isDone'));
    onClose();
  });
  return (
    <FormDialog
      title={t('redact.title')}
      submit={t('redact.submit')}
      danger
      busy={action.busy}
      fault={action.fault}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>
      </p>
      <Note look="warn">
        <p>{t('redact.forGood')}</p>
      </Note>
      <TextField
        label={t('redact.reason')}
        value={reason}
        onValue={setReason}
        required
        maxLength={500}
      />
    </FormDialog>
  );
}
