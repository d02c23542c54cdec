import type { ReactNode } from 'react';

/** A filter that is on or off. */
export function Chip({
  on,
  onToggle,
  children,
}: {
  on: boolean;
  onToggle(): void;
  children: ReactNode;
}) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onToggle}>
      {children}
    </button>
  );
}

/** Chips that belong together. */
export function ChipGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="chips">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
