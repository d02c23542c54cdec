import { useState } from 'react';
import { readViews, removeView, type SavedView, saveView } from '../api/office';
import { useAction } from '../frame/action';
import { useResource } from '../frame/resource';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { FormDialog } from '../parts/dialog';
import { TextField } from '../parts/field';
import { queueAddress } from './queue-filters';

/** Some filters that everybody needs, and those that somebody has kept for herself. */
export function SavedViews({ filters }: { filters: string }) {
  const { t } = useTexts();
  const { data: views = [], reload } = useResource('views', readViews);
  const [asked, setAsked] = useState<'save' | SavedView>();
  const current = views.find(view => view.query === filters);
  const given = [
    { query: '', name: t('queue.views.open') },
    { query: 'assigned=me', name: t('queue.views.mine') },
    { query: 'urgency=late%2Ctoday', name: t('queue.views.urgent') },
    { query: 'state=waiting-for-customer', name: t('queue.views.waiting') },
  ];
  const isGiven = given.some(({ query }) => query === filters);
  return (
    <nav className="views" aria-label={t('queue.views.title')}>
      <ul>
        {[...given, ...views].map(({ query, name }) => (
          <li key={`${query} ${name}`}>
            <Link to={queueAddress(query)} aria-current={query === filters ? 'true' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {current && (
        <Button look="plain" icon="close" onClick={() => setAsked(current)}>
          {t('queue.views.remove')}
        </Button>
      )}
      {!current && !isGiven && (
        <Button look="plain" icon="bookmark" onClick={() => setAsked('save')}>
          {t('queue.views.save')}
        </Button>
      )}
      {asked === 'save' && (
        <SaveDialog query={filters} onClose={() => setAsked(undefined)} onDone={reload} />
      )}
      {asked && asked !== 'save' && (
        <RemoveDialog view={asked} onClose={() => setAsked(undefined)} onDone={reload} />
      )}
    </nav>
  );
}

interface AskProps {
  onClose(): void;
  onDone(): Promise<void>;
}

function SaveDialog({ query, onClose, onDone }: AskProps & { query: string }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const action = useAction(async () => {
    await saveView({ id: newId(), name: name.trim(), query });
    await onDone();
    onClose();
  });
  return (
    <FormDialog
      title={t('queue.views.saveTitle')}
      submit={t('queue.views.saveSubmit')}
      busy={action.busy}
      fault={action.fault}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <TextField
        label={t('queue.views.name')}
        value={name}
        onValue={setName}
        required
        maxLength={60}
      />
    </FormDialog>
  );
}

function RemoveDialog({ view, onClose, onDone }: AskProps & { view: SavedView }) {
  const { t } = useTexts();
  const action = useAction(async () => {
    await removeView(view.id);
    await onDone();
    onClose();
  });
  return (
    <FormDialog
      title={t('queue.views.removeTitle')}
      submit={t('queue.views.remove')}
      danger
      busy={action.busy}
      fault={action.fault}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('queue.views.removeText', { name: view.name })}</p>
    </FormDialog>
  );
}

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(9))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
