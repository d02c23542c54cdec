import { useState } from 'react';
import { withdrawPackage } from '../api/case-events';
import type { AnswerPackage, HistoryEvent } from '../api/cases';
import { useAction } from '../frame/action';
import { fileSize } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { FormDialog } from '../parts/dialog';
import { toast } from '../parts/toasts';
import { useOpenCase } from './open-case';

/** Answers and files that wait for the customer behind her code. */
export function PackageList() {
  const { t, language } = useTexts();
  const { packages, history } = useOpenCase().request;
  const [asked, setAsked] = useState<AnswerPackage>();
  if (packages.length === 0) return null;
  return (
    <section aria-labelledby="packages">
      <h2 id="packages">{t('packages.title')}</h2>
      <ul className="files">
        {packages.map(one => (
          <li key={one.id}>
            <div>
              <strong>{t('packages.of', { count: one.files.length })}</strong>
              <div className="quiet">
                {one.withdrawn
                  ? t('packages.withdrawn')
                  : `${t('packages.until', { at: one.expiresShown })} · ${t('packages.opened', { count: one.opened })}`}
              </div>
              {one.files.map(file => (
                <div key={file.name} className="quiet">
                  <bdi>{file.name}</bdi> · {fileSize(language, file.size)}
                </div>
              ))}
            </div>
            {!one.withdrawn && (
              <div className="row-of">
                <CopyButton text={linkOf(one, history)} name={t('packages.link')} />
                <Button onClick={() => setAsked(one)}>{t('packages.withdraw')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked && <WithdrawDialog package={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** As the customer was told it; the desk's public address may be another than the one that staff use. */
function linkOf({ id }: AnswerPackage, history: readonly HistoryEvent[]): string {
  const made = history.find(({ type, detail }) => type === 'package-made' && detail.id === id);
  const link = made?.detail.link;
  return typeof link === 'string' ? link : `${location.origin}/answer/${id}`;
}

function WithdrawDialog({ package: { id }, onClose }: { package: AnswerPackage; onClose(): void }) {
  const { t } = useTexts();
  const { request, reload } = useOpenCase();
  const action = useAction(async () => {
    await withdrawPackage(request.reference, id);
    await reload();
    toast(t('packages.isWithdrawn'));
    onClose();
  });
  return (
    <FormDialog
      title={t('packages.withdrawTitle')}
      submit={t('packages.withdraw')}
      danger
      busy={action.busy}
      fault={action.fault}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('packages.withdrawText')}</p>
    </FormDialog>
  );
}
