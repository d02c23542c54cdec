import { useState } from 'react';
import { useAction } from '../../frame/action';
import { useTexts } from '../../frame/texts';
import { FormDialog } from '../../parts/dialog';
import { Radios, TextField } from '../../parts/field';
import { Note } from '../../parts/notes';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';
import { byOf, type ChosenWay, ReplyWay } from './reply-way';

/** Puts a due date off: once, with a reason that the customer is told. */
export function ExtendDialog({ onClose }: { onClose(): void }) {
  const { t, ofCode } = useTexts();
  const { request, act } = useOpenCase();
  const clocks = request.clocks.filter(({ extension }) => extension);
  const [name, setName] = useState(clocks[0]?.name ?? '');
  const clock = clocks.find(one => one.name === name) ?? clocks[0];
  const offers = clock?.extension?.reasons ?? [];
  const [reason, setReason] = useState(offers[0]?.reason ?? '');
  const offer = offers.find(one => one.reason === reason) ?? offers[0];
  const [days, setDays] = useState('');
  const wanted = days === '' ? undefined : Number(days);
  const isFull = wanted === undefined || wanted === offer?.days;
  const [way, setWay] = useState<ChosenWay>();
  const action = useAction(async () => {
    if (!clock || !offer) return;
    await act({
      type: 'extended',
      clock: clock.name,
      reason: offer.reason,
      ...(wanted !== undefined && { days: wanted }),
      ...byOf(way),
    });
    toast(t('extend.done'));
    onClose();
  });
  return (
    <FormDialog
      title={t('extend.title')}
      submit={t('extend.submit')}
      busy={action.busy}
      fault={action.fault}
      disabled={!clock || !offer}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      {clocks.length > 1 && (
        <Radios
          label={t('extend.clock')}
          value={clock?.name ?? ''}
          onValue={setName}
          options={clocks.map(one => ({ value: one.name, label: one.label, hint: one.dueShown }))}
        />
      )}
      <Radios
        label={t('extend.reason')}
        value={offer?.reason ?? ''}
        onValue={setReason}
        options={offers.map(one => ({
          value: one.reason,
          label: ofCode('extensionReasons', one.reason),
        }))}
      />
      {offer && (
        <TextField
          label={t('extend.days')}
          hint={t('extend.daysHint', { most: offer.days })}
          type="number"
          min={1}
          max={offer.days}
          placeholder={String(offer.days)}
          value={days}
          onValue={setDays}
        />
      )}
      {clock && offer && (
        <Note icon="clock">
          <p>{t('extend.from', { clock: clock.label, due: clock.dueShown })}</p>
          {isFull ? (
            <p>
              <strong>{t('extend.to', { due: offer.dueShown })}</strong>
            </p>
          ) : (
            <p>{t('extend.toLess', { days: wanted ?? 0 })}</p>
          )}
          <p>{t('extend.told')}</p>
        </Note>
      )}
      <ReplyWay way={way} onWay={setWay} />
    </FormDialog>
  );
}
