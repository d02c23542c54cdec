import { type FormEvent, useState } from 'react';
import type { CaseAct } from '../../api/case-events';
import { useAction } from '../../frame/action';
import { useDraft } from '../../frame/draft';
import { useTexts } from '../../frame/texts';
import { Button } from '../../parts/button';
import { TextArea } from '../../parts/field';
import { FaultNote, Note } from '../../parts/notes';
import { Tabs } from '../../parts/tabs';
import { toast } from '../../parts/toasts';
import { useOpenCase } from '../open-case';
import { openPlaceholders } from './fill-template';
import { byOf, type ChosenWay, ReplyWay, waysOf } from './reply-way';
import { TemplatePicker } from './template-picker';

type Kind = 'replied' | 'asked-more' | 'reopened' | 'noted';
const kinds = ['replied', 'asked-more', 'reopened', 'noted'] as const satisfies readonly Kind[];

/** Where staff write: to the customer, or for one another. */
export function Composer() {
  const { t } = useTexts();
  const { may } = useOpenCase();
  const allowed = kinds.filter(may);
  const [chosen, setChosen] = useState<Kind>('replied');
  const [first] = allowed;
  const open = allowed.includes(chosen) ? chosen : first;
  if (!open) return null;
  return (
    <div className="composer">
      <Tabs
        label={t('work.write')}
        open={open}
        onOpen={setChosen}
        tabs={allowed.map(kind => ({
          name: kind,
          label: t(`work.kinds.${kind}`),
          content: kind === open && <WordsForm key={kind} kind={kind} />,
        }))}
      />
    </div>
  );
}

function WordsForm({ kind }: { kind: Kind }) {
  const { t } = useTexts();
  const { request, act } = useOpenCase();
  const [text, setText] = useDraft(`${request.reference}-${kind}`);
  const [way, setWay] = useState<ChosenWay>();
  const toCustomer = kind !== 'noted';
  const ways = waysOf(request);
  const by = way && ways.includes(way) ? way : ways[0];
  // Nothing goes out where somebody has told her already.
  const outcome = toCustomer && by === 'phone' && kind !== 'reopened' ? 'told' : kind;
  const left = toCustomer ? openPlaceholders(text) : [];
  const action = useAction(async () => {
    await act(actOf(kind, text.trim(), by));
    setText('');
    toast(t(`work.sent.${outcome}`));
  });
  const ready = text.trim() !== '' && left.length === 0 && (!toCustomer || by !== undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !action.busy) void action.run();
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextArea
        label={t(`work.labels.${kind}`)}
        hint={t(`work.hints.${kind}`)}
        error={left.length > 0 ? t('work.fillIn', { places: left.join(', ') }) : undefined}
        value={text}
        onValue={setText}
        rows={6}
        maxLength={8_000}
        {...(toCustomer && { lang: request.language })}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      />
      {toCustomer && <ReplyWay way={by} onWay={setWay} />}
      {action.fault &&
        (action.fault.code === 'state-conflict' ? (
          <Note look="warn" icon="reload" live>
            <p>{t('work.conflict')}</p>
          </Note>
        ) : (
          <FaultNote fault={action.fault} />
        ))}
      <div className="row-of composer-end">
        {(kind === 'replied' || kind === 'asked-more') && (
          <TemplatePicker
            kind={kind === 'replied' ? 'reply' : 'asked-more'}
            onPick={words => setText(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`)}
          />
        )}
        <Button
          type="submit"
          look="primary"
          icon={toCustomer ? 'send' : 'note'}
          busy={action.busy}
          disabled={!ready}
        >
          {t(`work.submit.${outcome}`)}
        </Button>
      </div>
    </form>
  );
}

function actOf(type: Kind, text: string, by: ChosenWay | undefined): CaseAct {
  return type === 'noted' ? { type, text } : { type, text, ...byOf(by) };
}
