import { useState } from 'react';
import { useAction } from '../../frame/action';
import { asReference } from '../../frame/reference';
import { useTexts } from '../../frame/texts';
import { FormDialog } from '../../parts/dialog';
import { TextField } from '../../parts/field';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';

/** Links the case to the one that it repeats. */
export function DuplicateDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { act } = useOpenCase();
  const [words, setWords] = useState('');
  const of = asReference(words);
  const action = useAction(async () => {
    if (!of) return;
    await act({ type: 'linked-duplicate', of });
    toast(t('duplicate.done'));
    onClose();
  });
  return (
    <FormDialog
      title={t('duplicate.title')}
      submit={t('duplicate.submit')}
      busy={action.busy}
      fault={action.fault}
      disabled={!of}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('duplicate.text')}</p>
      <TextField
        label={t('duplicate.of')}
        value={words}
        onValue={setWords}
        placeholder="PD-XXXX-XXXX"
        autoComplete="off"
        required
        error={words.trim().length > 10 && !of ? t('duplicate.wrong') : undefined}
      />
    </FormDialog>
  );
}
