import type { ComponentType } from 'react';
import { WaitingCount } from '../chats/waiting-count';
import type { IconName } from '../parts/icon';
import type { TextKey } from './texts';

export interface NavigationEntry {
  to: string;
  key: TextKey;
  icon: IconName;
  /** The right without which it is not shown, by the desk's name for it: `figures.read`. */
  right?: string;
  /** A number beside it, e.g. of chats that wait. */
  Count?: ComponentType;
}

/** The console's parts, as the bar at the top (on a phone: at the bottom) offers them. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/staff', key: 'nav.queue', icon: 'queue' },
  {
    to: '/staff/chats',
    key: 'chats.title',
    icon: 'chat',
    right: 'chats.read',
    Count: WaitingCount,
  },
  { to: '/staff/new', key: 'phone.nav', icon: 'phone', right: 'cases.file' },
  { to: '/staff/figures', key: 'figures.title', icon: 'chart', right: 'figures.read' },
  { to: '/staff/settings', key: 'settings.title', icon: 'settings' },
];
