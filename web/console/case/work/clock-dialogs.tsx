import { useState } from 'react';
import { useAction } from '../../frame/action';
import { deskNow } from '../../frame/clock';
import { longDay, timeOfDay } from '../../frame/format';
import { useTexts } from '../../frame/texts';
import { FormDialog } from '../../parts/dialog';
import { Radios, TextField } from '../../parts/field';
import { Note } from '../../parts/notes';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';

const hanoi = 7 * 3_600_000;
const authorityHours = 72 * 3_600_000;

/** Starts the 72 hours within which the authority has to be told of a violation. */
export function AuthorityDialog({ onClose }: { onClose(): void }) {
  const { t, language } = useTexts();
  const { act } = useOpenCase();
  const [now] = useState(deskNow);
  // As the field wants it, in Hanoi's time, whatever zone this computer is in.
  const [local, setLocal] = useState(() => new Date(now + hanoi).toISOString().slice(0, 16));
  const aware = Date.parse(`${local}:00+07:00`);
  const isRight = !Number.isNaN(aware) && aware <= now;
  const action = useAction(async () => {
    await act({ type: 'authority-clock-started', awareAt: new Date(aware).toISOString() });
    toast(t('authority.done'));
    onClose();
  });
  return (
    <FormDialog
      title={t('authority.title')}
      submit={t('authority.submit')}
      danger
      busy={action.busy}
      fault={action.fault}
      disabled={!isRight}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('authority.text')}</p>
      <TextField
        label={t('authority.aware')}
        hint={t('authority.hanoi')}
        type="datetime-local"
        value={local}
        onValue={setLocal}
        max={new Date(now + hanoi).toISOString().slice(0, 16)}
        required
      />
      {isRight && (
        <Note look="warn" icon="clock">
          <p>
            {t('authority.due', {
              due: `${timeOfDay(language, aware + authorityHours)}, ${longDay(language, aware + authorityHours)}`,
            })}
          </p>
        </Note>
      )}
    </FormDialog>
  );
}

/** Says that what a clock measures has been done outside the desk: the authority told, the data deleted. */
export function ClockMetDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { request, act } = useOpenCase();
  const open = request.clocks.filter(({ metAt }) => metAt === undefined);
  const [name, setName] = useState(open[0]?.name ?? '');
  const action = useAction(async () => {
    await act({ type: 'clock-met', clock: name });
    toast(t('clockMet.done'));
    onClose();
  });
  return (
    <FormDialog
      title={t('clockMet.title')}
      submit={t('clockMet.submit')}
      busy={action.busy}
      fault={action.fault}
      disabled={name === ''}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <p>{t('clockMet.text')}</p>
      <Radios
        label={t('clockMet.clock')}
        value={name}
        onValue={setName}
        options={open.map(one => ({ value: one.name, label: one.label, hint: one.dueShown }))}
      />
    </FormDialog>
  );
}
