import type { Way } from '../../api/case-events';
import type { WholeCase } from '../../api/cases';
import { showPhone } from '../../frame/format';
import { type Texts, useTexts } from '../../frame/texts';
import { Radios } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Note } from '../../parts/notes';
import { useOpenCase } from '../open-case';

/** A way that staff choose, or the usual one: what the desk does where nothing else is said. */
export type ChosenWay = 'usual' | Exclude<Way, 'channel'>;

/** The ways by which words can reach the customer now, the usual one first. */
export function waysOf({ contact, replyBy }: WholeCase): ChosenWay[] {
  return [
    ...(replyBy === 'none' ? [] : (['usual'] as const)),
    ...(replyBy === 'channel' && contact.email ? (['email'] as const) : []),
    ...(contact.phone ? (['phone'] as const) : []),
  ];
}

/** As the API wants it. */
export const byOf = (way: ChosenWay | undefined): { by?: Way } =>
  way === undefined || way === 'usual' ? {} : { by: way };

/** A chat that the customer may have left: what is said there is mailed too. */
const isVisited = ({ channel }: WholeCase): boolean =>
  channel.id === 'directline' || channel.id === 'console';

function describe(way: ChosenWay, request: WholeCase, { t }: Texts) {
  const { channel, contact, replyBy } = request;
  const { email = '', phone = '' } = contact;
  if (way === 'phone')
    return { label: t('work.byPhone', { phone: showPhone(phone) }), hint: t('work.phoneHint') };
  if (way === 'email' || replyBy === 'email')
    return { label: t('work.byEmail', { email }), hint: t('work.emailHint') };
  if (isVisited(request))
    return email
      ? { label: t('work.byBoth', { channel: channel.name, email }), hint: t('work.bothHint') }
      : { label: t('work.byChannel', { channel: channel.name }), hint: t('work.visitHint') };
  return {
    label: t('work.byChannel', { channel: channel.name }),
    hint: channel.openUntilShown
      ? t('work.openUntil', { at: channel.openUntilShown })
      : t('work.openAlways'),
  };
}

interface ReplyWayProps {
  way: ChosenWay | undefined;
  onWay(way: ChosenWay): void;
}

/** Says by which way the message goes out and until when that is open; where there are more, asks. */
export function ReplyWay({ way, onWay }: ReplyWayProps) {
  const texts = useTexts();
  const { t } = texts;
  const { request } = useOpenCase();
  const ways = waysOf(request);
  const [first] = ways;
  const { channel, replyBy } = request;
  const isClosed = channel.id !== 'phone' && !channel.open;
  const closed = isClosed && (
    <p className="hint">{t('work.channelClosed', { channel: channel.name })}</p>
  );
  if (!first)
    return (
      <Note look="warn" icon="phone">
        <p>{t('work.noWay')}</p>
      </Note>
    );
  if (ways.length > 1)
    return (
      <div className="way">
        <Radios
          label={t('work.way')}
          value={way ?? first}
          onValue={onWay}
          options={ways.map(one => ({ value: one, ...describe(one, request, texts) }))}
        />
        {closed}
      </div>
    );
  const { label, hint } = describe(first, request, texts);
  return (
    <div className="way">
      <p>
        <Icon name={first === 'phone' ? 'phone' : replyBy === 'email' ? 'mail' : 'chat'} /> {label}{' '}
        <span className="hint">{hint}</span>
      </p>
      {closed}
    </div>
  );
}
