import { useEffect, useState } from 'react';

/** How far the desk's clock is ahead of this computer's, which may be wrong. Milliseconds. */
const ahead = (() => {
  const told = Date.parse(document.getElementById('console')?.dataset.now ?? '');
  return Number.isNaN(told) ? 0 : told - Date.now();
})();

/** This moment by the desk's clock, in milliseconds. */
export const deskNow = (): number => Date.now() + ahead;

/** This moment by the desk's clock, anew every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(deskNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
