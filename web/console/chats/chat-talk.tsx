import { useEffect, useRef, useState } from 'react';
import { type Chat, type ChatFile, type ChatMessage, chatFileAddress } from '../api/chats';
import { dayOf, fileSize, longDay, timeOfDay } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { PreviewDialog } from '../parts/preview-dialog';

/** What was said, with the newest words in sight; what comes in is read aloud by screen readers. */
export function ChatTalk({ chat }: { chat: Chat }) {
  const { t, language } = useTexts();
  const { messages } = chat;
  const scroll = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: to the end with each new message
  useEffect(() => {
    const place = scroll.current;
    if (place) place.scrollTop = place.scrollHeight;
  }, [last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
    <div ref={scroll} className="chat-scroll" role="log" tabIndex={0} aria-label={t('chats.talk')}>
      <ol className="bubbles">
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const isNewDay = !before || dayOf(before.at) !== dayOf(message.at);
          return (
            <li key={message.seq} className={message.from}>
              {isNewDay && <p className="day">{longDay(language, message.at)}</p>}
              <Bubble chat={chat} message={message} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Bubble({ chat, message }: { chat: Chat; message: ChatMessage }) {
  const { t, language } = useTexts();
  return (
    <div className="bubble">
      <p className="bubble-head">
        <strong>{message.name ?? t(`talk.speakers.${message.from}`)}</strong>{' '}
        <time dateTime={message.at}>{timeOfDay(language, message.at)}</time>
      </p>
      {message.text && (
        <p className="words" lang={chat.language}>
          {message.text}
        </p>
      )}
      {message.files.map(file => (
        <ChatFileLine key={file.id} chatId={chat.id} file={file} />
      ))}
    </div>
  );
}

function ChatFileLine({ chatId, file }: { chatId: string; file: ChatFile }) {
  const { t, language } = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <p className="bubble-file">
      <Icon name="file" />{' '}
      <a href={chatFileAddress(chatId, file.id)} download={file.name}>
        <bdi>{file.name}</bdi>
      </a>{' '}
      <span className="quiet">{fileSize(language, file.size)}</span>{' '}
      {file.previewable && (
        <Button look="plain" icon="eye" onClick={() => setShown(true)}>
          {t('evidence.preview')}
          <span className="unseen"> {file.name}</span>
        </Button>
      )}
      {shown && (
        <PreviewDialog
          name={file.name}
          src={chatFileAddress(chatId, file.id, true)}
          onClose={() => setShown(false)}
        />
      )}
    </p>
  );
}
