import { useState } from 'react';
import { type Chat, finishChat } from '../api/chats';
import { useAction } from '../frame/action';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { FormDialog } from '../parts/dialog';
import { TextArea } from '../parts/field';
import { toast } from '../parts/toasts';

type How = 'return' | 'end';

/** The two ways out of a chat. The customer is told of either. */
export function FinishButtons({ chat, reload }: { chat: Chat; reload(): Promise<void> }) {
  const { t } = useTexts();
  const [how, setHow] = useState<How>();
  const [text, setText] = useState('');
  const close = () => setHow(undefined);
  const finish = useAction(async () => {
    if (!how) return;
    await finishChat(chat.id, how, text.trim());
    toast(t(`chats.done.${how}`));
    setText('');
    close();
    await reload();
  });
  return (
    <div className="card stack">
      <Button icon="reply" onClick={() => setHow('return')}>
        {t('chats.finish.return')}
      </Button>
      <Button icon="check" onClick={() => setHow('end')}>
        {t('chats.finish.end')}
      </Button>
      {how && (
        <FormDialog
          title={t(`chats.finish.${how}`)}
          submit={t(`chats.finish.${how}`)}
          busy={finish.busy}
          fault={finish.fault}
          onSubmit={() => void finish.run()}
          onClose={close}
        >
          <p>{t(`chats.explain.${how}`)}</p>
          <TextArea
            label={t('chats.lastWords')}
            optional
            lang={chat.language}
            maxLength={8_000}
            value={text}
            onValue={setText}
          />
        </FormDialog>
      )}
    </div>
  );
}
