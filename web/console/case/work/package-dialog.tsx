import { useState } from 'react';
import { type MadePackage, makePackage } from '../../api/case-events';
import { useAction } from '../../frame/action';
import { useDraft } from '../../frame/draft';
import { useTexts } from '../../frame/texts';
import { CopyButton } from '../../parts/copy-button';
import { Dialog, FormDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/field';
import { FilePicker } from '../../parts/file-picker';
import { useOpenCase } from '../open-case';

/** Hands an answer with files to the customer, on a page behind her code. */
export function PackageDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { request, reload } = useOpenCase();
  const [text, setText] = useDraft(`${request.reference}-package`);
  const [files, setFiles] = useState<File[]>([]);
  const [made, setMade] = useState<MadePackage>();
  const action = useAction(async () => {
    const result = await makePackage(request.reference, text.trim(), files);
    setText('');
    setMade(result);
    await reload();
  });
  if (made)
    return (
      <Dialog title={t('packages.made')} onClose={onClose}>
        <div className="stack">
          <p>{t('packages.madeText')}</p>
          <p className="row-of">
            <code>{made.link}</code>
            <CopyButton text={made.link} name={t('packages.link')} />
          </p>
        </div>
      </Dialog>
    );
  return (
    <FormDialog
      title={t('packages.make')}
      submit={t('packages.submit')}
      busy={action.busy}
      fault={action.fault}
      disabled={text.trim() === ''}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('packages.makeText')}</p>
      <TextArea
        label={t('packages.text')}
        value={text}
        onValue={setText}
        rows={5}
        maxLength={8_000}
        required
        lang={request.language}
      />
      <FilePicker label={t('packages.files')} files={files} onFiles={setFiles} />
    </FormDialog>
  );
}
