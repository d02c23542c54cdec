import { type Chat, takeChat } from '../api/chats';
import { useAction } from '../frame/action';
import { Link } from '../frame/router';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { FaultNote, Loading, Note } from '../parts/notes';
import { Page } from '../parts/page';
import { ChatForm } from './chat-form';
import { ChatTalk } from './chat-talk';
import { FinishButtons } from './finish-buttons';
import { useChat } from './use-chat';
import '../style/talk.css';
import '../style/chats.css';

/** One customer and one member of staff, talking. */
export function ChatPage({ params }: { params: Record<string, string> }) {
  const { t } = useTexts();
  const { id = '' } = params;
  const { chat, fault, reload } = useChat(id);
  return (
    <Page
      title={chat?.customerName ?? t('chats.customer')}
      after={
        chat && (
          <Badge tone={chat.state === 'waiting' ? 'warn' : 'plain'}>
            {t(`chats.states.${chat.state}`)}
          </Badge>
        )
      }
      beside={<Link to="/staff/chats">{t('chats.all')}</Link>}
    >
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!chat && !fault && <Loading />}
      {chat && <OpenChat chat={chat} reload={reload} />}
    </Page>
  );
}

function OpenChat({ chat, reload }: { chat: Chat; reload(): Promise<void> }) {
  const { t } = useTexts();
  const me = useMe();
  const isMine = chat.state === 'accepted' && chat.acceptedBy?.id === me.id;
  const take = useAction(async () => {
    await takeChat(chat.id);
    await reload();
  });
  return (
    <div className="chat-page">
      <section className="card stack" aria-label={t('chats.talk')}>
        <p className="quiet">
          {chat.channelName} · {t(`case.languages.${chat.language}`)} ·{' '}
          {t('chats.asked', { when: chat.askedShown })}
        </p>
        <ChatTalk chat={chat} />
        {chat.state === 'waiting' && may(me, 'chats.take') && (
          <div className="stack">
            <p>{t('chats.takeHint')}</p>
            {take.fault && <FaultNote fault={take.fault} />}
            <Button look="primary" icon="chat" busy={take.busy} onClick={() => void take.run()}>
              {t('chats.take')}
            </Button>
          </div>
        )}
        {isMine && <ChatForm chat={chat} reload={reload} />}
        {chat.state === 'accepted' && !isMine && chat.acceptedBy && (
          <Note icon="user">
            <p>{t('chats.withOther', { name: chat.acceptedBy.name })}</p>
          </Note>
        )}
      </section>
      <aside className="stack">
        {(isMine || (chat.state === 'accepted' && me.role === 'supervisor')) && (
          <FinishButtons chat={chat} reload={reload} />
        )}
        {chat.reference && (
          <p className="card">
            {t('chats.case')} <Link to={`/staff/cases/${chat.reference}`}>{chat.reference}</Link>
          </p>
        )}
        <Known chat={chat} />
      </aside>
    </div>
  );
}

/** What she told the desk already: nobody asks her again. */
function Known({ chat: { known, language } }: { chat: Chat }) {
  const { t } = useTexts();
  return (
    <section className="card stack" aria-labelledby="known">
      <h2 id="known">{t('chats.known')}</h2>
      {known.length === 0 && <p className="quiet">{t('chats.nothingKnown')}</p>}
      {known.map(({ type, answers }) => (
        <div key={type}>
          <h3>{type}</h3>
          <dl className="known">
            {answers.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd lang={language}>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
