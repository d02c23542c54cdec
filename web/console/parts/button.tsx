import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** One `primary` a form; `danger` for what cannot be taken back; `plain` looks like a link. */
  look?: 'primary' | 'danger' | 'plain';
  icon?: IconName;
  /** Under way: says so, and cannot be pressed again, without losing the focus. */
  busy?: boolean;
  /** Shows the icon alone; the words are its name. */
  iconOnly?: boolean;
  children: ReactNode;
}

/** A button that cannot be pressed twice while what it does is under way. */
export function Button({
  look,
  icon,
  busy = false,
  iconOnly = false,
  children,
  type = 'button',
  onClick,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={['button', look, iconOnly && 'icon-only'].filter(Boolean).join(' ')}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={event => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'unseen' : undefined}>{children}</span>
    </button>
  );
}
