import { useState } from 'react';
import { readTemplates, type Template } from '../api/office';
import { removeTemplate, saveTemplate } from '../api/settings';
import { useAction } from '../frame/action';
import { useResource } from '../frame/resource';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { FormDialog } from '../parts/dialog';
import { Select, TextArea, TextField } from '../parts/field';
import { Empty, FaultNote, Loading } from '../parts/notes';
import { toast } from '../parts/toasts';

const kinds = ['reply', 'asked-more', 'closed'] as const;
const newTemplate = (): Template => ({
  id: crypto.randomUUID(),
  kind: 'reply',
  language: 'vi',
  title: '',
  text: '',
});

/** Texts that are used again and again, in both languages. */
export function TemplateSettings() {
  const { t } = useTexts();
  const me = useMe();
  const { data, fault, reload } = useResource('templates', readTemplates);
  const [edited, setEdited] = useState<Template>();
  const [removed, setRemoved] = useState<Template>();
  const mayEdit = may(me, 'templates.edit');
  const remove = useAction(async (id: string) => {
    await removeTemplate(id);
    setRemoved(undefined);
    await reload();
  });
  return (
    <section className="card stack" aria-label={t('settings.templates.title')}>
      <p className="quiet">{t('settings.templates.explain')}</p>
      {mayEdit && (
        <div>
          <Button icon="plus" onClick={() => setEdited(newTemplate())}>
            {t('settings.templates.new')}
          </Button>
        </div>
      )}
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      {data?.length === 0 && <Empty>{t('settings.templates.none')}</Empty>}
      <ul className="setting-list">
        {data?.map(one => (
          <li key={one.id}>
            <div>
              <h2>{one.title}</h2>
              <p className="quiet">
                {t(`settings.templates.kinds.${one.kind}`)} ·{' '}
                {one.language === 'vi' ? 'Tiếng Việt' : 'English'}
              </p>
              <p className="words" lang={one.language}>
                {one.text}
              </p>
            </div>
            {mayEdit && (
              <div className="row-of">
                <Button icon="note" onClick={() => setEdited(one)}>
                  {t('settings.edit')}
                  <span className="unseen"> {one.title}</span>
                </Button>
                <Button look="plain" icon="close" onClick={() => setRemoved(one)}>
                  {t('settings.remove')}
                  <span className="unseen"> {one.title}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {edited && (
        <TemplateDialog
          template={edited}
          onClose={() => setEdited(undefined)}
          onSaved={async () => {
            setEdited(undefined);
            await reload();
          }}
        />
      )}
      {removed && (
        <FormDialog
          title={t('settings.templates.removeTitle')}
          submit={t('settings.remove')}
          danger
          busy={remove.busy}
          fault={remove.fault}
          onSubmit={() => void remove.run(removed.id)}
          onClose={() => setRemoved(undefined)}
        >
          <p>{removed.title}</p>
        </FormDialog>
      )}
    </section>
  );
}

interface DialogProps {
  template: Template;
  onClose(): void;
  onSaved(): Promise<void>;
}

function TemplateDialog({ template, onClose, onSaved }: DialogProps) {
  const { t } = useTexts();
  const [draft, setDraft] = useState(template);
  const change = (part: Partial<Template>) => setDraft(before => ({ ...before, ...part }));
  const save = useAction(async () => {
    await saveTemplate(draft);
    toast(t('settings.saved'));
    await onSaved();
  });
  return (
    <FormDialog
      title={t('settings.templates.one')}
      wide
      submit={t('settings.save')}
      busy={save.busy}
      fault={save.fault}
      disabled={draft.title.trim() === '' || draft.text.trim() === ''}
      onSubmit={() => void save.run()}
      onClose={onClose}
    >
      <Select
        label={t('settings.templates.kind')}
        value={draft.kind}
        onValue={kind => change({ kind })}
        options={kinds.map(kind => ({
          value: kind,
          label: t(`settings.templates.kinds.${kind}`),
        }))}
      />
      <Select
        label={t('account.language')}
        value={draft.language}
        onValue={language => change({ language })}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
      <TextField
        label={t('settings.templates.name')}
        maxLength={120}
        value={draft.title}
        onValue={title => change({ title })}
      />
      <TextArea
        label={t('settings.templates.text')}
        hint={t('settings.templates.placeholders', {
          places: '{{reference}}, {{name}}, {{due}}, {{staff}}',
        })}
        lang={draft.language}
        rows={8}
        maxLength={8_000}
        value={draft.text}
        onValue={text => change({ text })}
      />
    </FormDialog>
  );
}
