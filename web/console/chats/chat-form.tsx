import { type ChangeEvent, type FormEvent, useRef } from 'react';
import { type Chat, sayInChat, sendFilesInChat, typeInChat } from '../api/chats';
import { useAction } from '../frame/action';
import { useDraft } from '../frame/draft';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { TextArea } from '../parts/field';
import { FaultNote } from '../parts/notes';

const typingEveryMs = 3_000;

/** Where whoever is on writes. What failed stays in the field and is sent as the same message again. */
export function ChatForm({ chat, reload }: { chat: Chat; reload(): Promise<void> }) {
  const { t } = useTexts();
  const [text, setText] = useDraft(`chat-${chat.id}`);
  const pending = useRef<{ text: string; clientId: string }>(undefined);
  const picker = useRef<HTMLInputElement>(null);
  const typing = useTypingSign(chat.id);
  const say = useAction(async (words: string) => {
    // The same words tried again are the same message; others are another.
    if (pending.current?.text !== words)
      pending.current = { text: words, clientId: crypto.randomUUID() };
    await sayInChat(chat.id, words, pending.current.clientId);
    pending.current = undefined;
    setText('');
    await reload();
  });
  const files = useAction(async (chosen: readonly File[]) => {
    await sendFilesInChat(chat.id, chosen);
    await reload();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void say.run(text.trim());
  };
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    if (chosen.length > 0) void files.run(chosen);
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextArea
        label={t('chats.message')}
        hint={t('chats.messageHint')}
        lang={chat.language}
        rows={3}
        maxLength={8_000}
        value={text}
        onValue={words => {
          setText(words);
          if (words !== '') typing();
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing)
            send(event);
        }}
      />
      {say.fault && <FaultNote fault={say.fault} />}
      {files.fault && <FaultNote fault={files.fault} />}
      <div className="row-of composer-end">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t('chats.attach')}
          onChange={pick}
        />
        <Button icon="file" busy={files.busy} onClick={() => picker.current?.click()}>
          {t('chats.attach')}
        </Button>
        <Button
          type="submit"
          look="primary"
          icon="send"
          busy={say.busy}
          disabled={text.trim() === ''}
        >
          {t('chats.send')}
        </Button>
      </div>
    </form>
  );
}

/** Shows the customer that somebody is writing, no more often than she would notice. */
function useTypingSign(id: string): () => void {
  const last = useRef(0);
  return () => {
    const now = performance.now();
    if (last.current !== 0 && now - last.current < typingEveryMs) return;
    last.current = now;
    // Only a sign: whether it arrived shows with the next message.
    typeInChat(id).catch(() => undefined);
  };
}
