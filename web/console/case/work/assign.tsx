import { useState } from 'react';
import { readPeople } from '../../api/office';
import { useAction } from '../../frame/action';
import { useResource } from '../../frame/resource';
import { useMe } from '../../frame/session';
import { useTexts } from '../../frame/texts';
import { Button } from '../../parts/button';
import { FormDialog } from '../../parts/dialog';
import { Select } from '../../parts/field';
import { FaultNote } from '../../parts/notes';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';

/** Who works at the case: to take it is one press, to hand it on asks to whom. */
export function Assign() {
  const { t } = useTexts();
  const me = useMe();
  const { request, act, may } = useOpenCase();
  const [asks, setAsks] = useState(false);
  const take = useAction(async () => {
    await act({ type: 'assigned', to: me.id });
    toast(t('assign.taken'));
  });
  const { assignedTo } = request;
  const isMine = assignedTo?.id === me.id;
  return (
    <div className="assign">
      <p>
        <span className="quiet">{t('assign.who')}</span>{' '}
        <strong>{isMine ? t('assign.me') : (assignedTo?.name ?? t('case.unassigned'))}</strong>
      </p>
      {may('assigned') && (
        <div className="row-of">
          {!isMine && (
            <Button icon="assign" busy={take.busy} onClick={() => void take.run()}>
              {t('assign.take')}
            </Button>
          )}
          <Button look="plain" onClick={() => setAsks(true)}>
            {t('assign.give')}
          </Button>
        </div>
      )}
      {take.fault && <FaultNote fault={take.fault} />}
      {asks && <AssignDialog onClose={() => setAsks(false)} />}
    </div>
  );
}

function AssignDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { request, act } = useOpenCase();
  const { data: people = [] } = useResource('people', readPeople);
  const [to, setTo] = useState(request.assignedTo?.id ?? '');
  const action = useAction(async () => {
    await act({ type: 'assigned', to: to === '' ? null : to });
    toast(t('assign.done'));
    onClose();
  });
  return (
    <FormDialog
      title={t('assign.title')}
      submit={t('assign.submit')}
      busy={action.busy}
      fault={action.fault}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <Select
        label={t('assign.to')}
        value={to}
        onValue={setTo}
        options={[
          { value: '', label: t('queue.nobody') },
          ...people
            .filter(({ role }) => role !== 'auditor')
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </FormDialog>
  );
}
