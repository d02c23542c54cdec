import { useCallback, useEffect, useRef, useState } from 'react';
import { type Chat, readChat } from '../api/chats';
import { type ApiFault, asFault } from '../api/fault';
import { useLive } from '../frame/live';
import { useTexts } from '../frame/texts';

/** Well under the silence after which the desk gives the customer to somebody else. */
const signOfLifeMs = 20_000;

/**
 * A chat as it grows: asked for what is new whenever something happens, and now and then all the same,
 * which also tells the desk that somebody is still here.
 */
export function useChat(id: string): { chat?: Chat; fault?: ApiFault; reload(): Promise<void> } {
  const { language } = useTexts();
  const [chat, setChat] = useState<Chat>();
  const [fault, setFault] = useState<ApiFault>();
  const known = useRef<Chat>(undefined);
  const asking = useRef<Promise<void>>(Promise.resolve());

  const ask = useCallback(async () => {
    const before = known.current;
    try {
      const found = await readChat(id, before?.messages.at(-1)?.seq ?? 0);
      const messages = [...(before?.messages ?? []), ...found.messages];
      known.current = { ...found, messages };
      setChat(known.current);
      setFault(undefined);
    } catch (error) {
      setFault(asFault(error));
    }
  }, [id]);

  // One after the other: two answers at once would bring the same message twice.
  const reload = useCallback(() => {
    asking.current = asking.current.then(ask);
    return asking.current;
  }, [ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels come in the language of the page
  useEffect(() => {
    known.current = undefined;
    void reload();
    const timer = setInterval(() => void reload(), signOfLifeMs);
    return () => clearInterval(timer);
  }, [reload, language]);
  useLive(event => {
    if (event.kind === 'resync' || (event.kind === 'chat' && event.id === id)) void reload();
  });
  return { reload, ...(chat && { chat }), ...(fault && { fault }) };
}
