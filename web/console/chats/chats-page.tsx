import { type ChatSummary, readChats, takeChat } from '../api/chats';
import { useAction } from '../frame/action';
import { useNow } from '../frame/clock';
import { distance } from '../frame/format';
import { useLiveReload } from '../frame/live';
import { useResource } from '../frame/resource';
import { Link, navigate } from '../frame/router';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Empty, FaultNote, Loading, Note } from '../parts/notes';
import { Page } from '../parts/page';
import '../style/chats.css';

/** Customers who wait for a person, and those who are with one. */
export function ChatsPage() {
  const { t } = useTexts();
  const { data, fault, reload } = useResource('chats', readChats);
  useLiveReload(({ kind }) => kind === 'chat' || kind === 'queue', reload);
  return (
    <Page title={t('chats.title')}>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      {data && !data.open && (
        <Note icon="clock">
          <p>
            {data.opensAtShown
              ? t('chats.closedUntil', { when: data.opensAtShown })
              : t('chats.closed')}
          </p>
        </Note>
      )}
      {data && (
        <div className="stack">
          <Section name="waiting" chats={data.waiting} empty={t('chats.noneWaiting')} />
          <Section name="mine" chats={data.mine} empty={t('chats.noneMine')} />
          {data.others.length > 0 && <Section name="others" chats={data.others} empty="" />}
        </div>
      )}
    </Page>
  );
}

interface SectionProps {
  name: 'waiting' | 'mine' | 'others';
  chats: readonly ChatSummary[];
  empty: string;
}

function Section({ name, chats, empty }: SectionProps) {
  const { t } = useTexts();
  return (
    <section className="card stack" aria-labelledby={`chats-${name}`}>
      <h2 id={`chats-${name}`}>{t(`chats.${name}`, { count: chats.length })}</h2>
      {chats.length === 0 && <Empty>{empty}</Empty>}
      <ul className="chat-list">
        {chats.map(chat => (
          <ChatLine key={chat.id} chat={chat} />
        ))}
      </ul>
    </section>
  );
}

function ChatLine({ chat }: { chat: ChatSummary }) {
  const texts = useTexts();
  const { t } = texts;
  const now = useNow();
  const me = useMe();
  const address = `/staff/chats/${chat.id}`;
  const take = useAction(async () => {
    await takeChat(chat.id);
    navigate(address);
  });
  const name = chat.customerName ?? t('chats.customer');
  return (
    <li>
      <div className="chat-line">
        <div>
          <Link to={address} className="chat-link">
            {name}
          </Link>{' '}
          <span className="quiet">
            {chat.channelName} · {t(`case.languages.${chat.language}`)}
          </span>
          {chat.unread > 0 && (
            <>
              {' '}
              <Badge tone="info" icon="chat">
                {t('chats.unread', { count: chat.unread })}
              </Badge>
            </>
          )}
        </div>
        {chat.lastText && (
          <p className="chat-last" lang={chat.language}>
            {chat.lastText}
          </p>
        )}
        <p className="quiet">
          {t('chats.asked', { when: chat.askedShown })}
          {chat.state === 'waiting' && chat.waitsUntil && (
            <> · {t('chats.promise', { left: distance(texts, chat.waitsUntil, now) })}</>
          )}
          {chat.acceptedBy && <> · {t('chats.with', { name: chat.acceptedBy.name })}</>}
        </p>
        {chat.reason === 'interrupted' && chat.state === 'waiting' && (
          <Badge tone="warn" icon="alert">
            {t('chats.interrupted')}
          </Badge>
        )}
        {take.fault && <FaultNote fault={take.fault} />}
      </div>
      {chat.state === 'waiting' && may(me, 'chats.take') && (
        <Button look="primary" icon="chat" busy={take.busy} onClick={() => void take.run()}>
          {t('chats.take')}
          <span className="unseen"> {name}</span>
        </Button>
      )}
    </li>
  );
}
