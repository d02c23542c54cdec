import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useAddress } from '../frame/router';
import { Button, type ButtonProps } from './button';

interface PopoverProps extends Pick<ButtonProps, 'icon' | 'iconOnly' | 'look'> {
  /** Of the button. */
  label: ReactNode;
  /** Of what opens. */
  title: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  /** At which edge of the button it hangs. */
  side?: 'start' | 'end';
  /** Closes behind whatever was pressed in it. */
  menu?: boolean;
}

/** A button with something that opens under it: Escape, a click beside it or leaving it closes it. */
export function Popover({ label, title, children, side = 'start', menu, ...button }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const { path } = useAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever goes elsewhere has done with it
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const beside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', beside);
    document.addEventListener('focusin', beside);
    return () => {
      document.removeEventListener('pointerdown', beside);
      document.removeEventListener('focusin', beside);
    };
  }, [open]);
  useLayoutEffect(() => {
    const shown = panel.current;
    const button = place.current?.querySelector('button');
    if (!open || !shown || !button) return;
    const hang = () => hangAt(shown, button.getBoundingClientRect(), side);
    hang();
    addEventListener('scroll', hang, true);
    addEventListener('resize', hang);
    return () => {
      removeEventListener('scroll', hang, true);
      removeEventListener('resize', hang);
    };
  }, [open, side]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to what is inside
    <div
      className="popover"
      ref={place}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <Button {...button} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys press the buttons themselves
        <section
          id={id}
          aria-label={title}
          className="popover-panel"
          ref={panel}
          onClick={event => {
            if (menu && event.target instanceof Element && event.target.closest('a, button'))
              close();
          }}
        >
          {typeof children === 'function' ? children(close) : children}
        </section>
      )}
    </div>
  );
}

const gap = 6;
const margin = 8;

/** Under the button, or over it where there is more room; never beyond the screen. */
function hangAt(panel: HTMLElement, button: DOMRect, side: 'start' | 'end'): void {
  const below = innerHeight - button.bottom;
  const isAbove = below < panel.scrollHeight + gap + margin && button.top > below;
  const left = side === 'end' ? button.right - panel.offsetWidth : button.left;
  const { style } = panel;
  style.left = `${Math.max(margin, Math.min(left, innerWidth - panel.offsetWidth - margin))}px`;
  style.top = isAbove ? 'auto' : `${button.bottom + gap}px`;
  style.bottom = isAbove ? `${innerHeight - button.top + gap}px` : 'auto';
  style.maxHeight = `${(isAbove ? button.top : below) - gap - margin}px`;
}
