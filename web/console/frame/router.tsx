import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { createStore, useStore } from './store';

const here = () => location.pathname + location.search;
const store = createStore(here());
/** Whether the person has moved within the console: then a new page takes the focus. */
let moved = false;

addEventListener('popstate', () => {
  moved = true;
  store.set(here());
});

export const hasMoved = (): boolean => moved;

/** Goes to an address within the console. `replace` leaves no step to go back to. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === here()) return;
  const samePage = new URL(to, location.href).pathname === location.pathname;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (!samePage) {
    moved = true;
    scrollTo(0, 0);
  }
  store.set(here());
}

/** Path and query of the address. */
export function useAddress(): { path: string; query: URLSearchParams } {
  const [path = '', search = ''] = useStore(store).split('?', 2);
  return { path: path.replace(/\/+$/, '') || '/', query: new URLSearchParams(search) };
}

/** The parameters of a path that fits a pattern (`/staff/cases/:reference`), else undefined. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A link that stays in the page; with a modifier key it opens as links do. */
export function Link({
  to,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={to} onClick={go} />;
}
