import { useEffect, useRef } from 'react';
import { readChats } from '../api/chats';
import { useLiveReload } from '../frame/live';
import { useResource } from '../frame/resource';
import { useAddress } from '../frame/router';
import { useTexts } from '../frame/texts';
import { toast } from '../parts/toasts';

/** How many customers wait for a person, on every page; one more is said aloud. */
export function WaitingCount() {
  const { t } = useTexts();
  const { data, reload } = useResource('chats', readChats);
  useLiveReload(({ kind }) => kind === 'chat' || kind === 'queue', reload);
  const count = data?.waiting.length;
  const before = useRef<number>(undefined);
  // Among the chats it is in sight.
  const isInSight = useAddress().path.startsWith('/staff/chats');
  useEffect(() => {
    if (count === undefined) return;
    if (before.current !== undefined && count > before.current && !isInSight)
      toast(t('chats.somebody'));
    before.current = count;
  }, [count, isInSight, t]);
  if (!count) return null;
  return (
    <span className="count">
      {count}
      <span className="unseen"> {t('chats.waitingCount', { count })}</span>
    </span>
  );
}
