import { useEffect, useRef } from 'react';
import { remember, remembered } from './memory';
import { createStore, useStore } from './store';

const on = createStore(remembered('shortcuts') !== 'off');

/** Whether keys without Ctrl do something; who works by voice turns them off (WCAG 2.1.4). */
export const useShortcutsOn = (): boolean => useStore(on);

/** Single letters disturb whoever speaks to the computer, so they can be turned off; kept in this browser. */
export function turnShortcuts(wanted: boolean): void {
  remember('shortcuts', wanted ? undefined : 'off');
  on.set(wanted);
}

const typing = 'input, textarea, select, [contenteditable], dialog';

/**
 * Keys that do something on a page while nobody is typing and no dialog is open. What answers `false` has
 * not wanted the key, and it does what it does elsewhere.
 */
export function useShortcuts(keys: Partial<Record<string, () => unknown>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!on.get() || document.querySelector('dialog[open]')) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const act = latest.current[event.key];
      if (act && act() !== false) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
