import { useState } from 'react';
import { useAction } from '../../frame/action';
import { useDraft } from '../../frame/draft';
import { useTexts } from '../../frame/texts';
import { FormDialog } from '../../parts/dialog';
import { Radios, TextArea } from '../../parts/field';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';
import { openPlaceholders } from './fill-template';
import { byOf, type ChosenWay, ReplyWay, waysOf } from './reply-way';
import { TemplatePicker } from './template-picker';

const outcomes = ['fulfilled', 'refused', 'not-verified', 'duplicate', 'withdrawn'] as const;
/** A refusal states its reason. */
const needsText: readonly string[] = ['refused', 'not-verified'];

/** Closes the case with an outcome and the words by which the customer is told. */
export function CloseDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { request, act } = useOpenCase();
  const offered = outcomes.filter(one => one !== 'duplicate' || request.duplicateOf !== undefined);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('fulfilled');
  const [text, setText] = useDraft(`${request.reference}-closed`);
  const [way, setWay] = useState<ChosenWay>();
  const ways = waysOf(request);
  const by = way && ways.includes(way) ? way : ways[0];
  const left = openPlaceholders(text);
  const action = useAction(async () => {
    const words = text.trim();
    await act({
      type: 'closed',
      outcome,
      ...(words && { text: words }),
      ...byOf(by),
    });
    setText('');
    toast(t('close.done'));
    onClose();
  });
  const lacksText = needsText.includes(outcome) && text.trim() === '';
  return (
    <FormDialog
      title={t('close.title', { reference: request.reference })}
      submit={t('close.submit')}
      danger
      busy={action.busy}
      fault={action.fault}
      disabled={left.length > 0 || lacksText}
      onSubmit={() => void action.run()}
      onClose={onClose}
    >
      <Radios
        label={t('close.outcome')}
        value={outcome}
        onValue={setOutcome}
        options={offered.map(one => ({
          value: one,
          label: t(`outcomes.${one}`),
          hint: t(`close.hints.${one}`),
        }))}
      />
      <TextArea
        label={t('close.text')}
        hint={t(needsText.includes(outcome) ? 'close.textNeeded' : 'close.textHint')}
        error={left.length > 0 ? t('work.fillIn', { places: left.join(', ') }) : undefined}
        value={text}
        onValue={setText}
        rows={6}
        maxLength={8_000}
        lang={request.language}
        required={needsText.includes(outcome)}
      />
      <div className="row-of">
        <TemplatePicker
          kind="closed"
          outcome={outcome}
          onPick={words => setText(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`)}
        />
      </div>
      <ReplyWay way={by} onWay={setWay} />
    </FormDialog>
  );
}
