import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

/** A word that stands for a state: told by the word and its icon, the colour only helps. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`badge ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
