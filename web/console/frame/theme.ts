import { remember, remembered } from './memory';
import { createStore, useStore } from './store';

export type Theme = 'system' | 'light' | 'dark';
export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const first = themes.find(theme => theme === remembered('theme')) ?? 'system';
const store = createStore<Theme>(first);

export const useTheme = (): Theme => useStore(store);

/** Kept in this browser; `system` follows the computer as it changes. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? undefined : theme);
  store.set(theme);
  showTheme();
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
darkSystem.addEventListener('change', showTheme);

/** Before the first drawing, so that the page does not flash. */
export function showTheme(): void {
  const theme = store.get();
  document.documentElement.dataset.theme =
    theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme;
}
