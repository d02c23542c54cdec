import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { ApiFault } from '../api/fault';
import { useTexts } from '../frame/texts';
import { Button } from './button';
import { FaultNote } from './notes';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** For tables and pictures. */
  wide?: boolean;
  /** Has to be answered: Escape does not close it. */
  firm?: boolean;
}

/** The browser's own dialog: it keeps the focus inside and gives it back. Drawn while it is open. */
export function Dialog({ title, onClose, children, wide = false, firm = false }: DialogProps) {
  const { t } = useTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown && !shown.open) shown.showModal();
    return () => {
      if (shown?.open) shown.close();
      // Taken from the page while it was open, it could not give the focus back itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (!firm) onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {!firm && (
          <Button look="plain" icon="close" iconOnly onClick={onClose}>
            {t('parts.close')}
          </Button>
        )}
      </header>
      {children}
    </dialog>
  );
}

interface FormDialogProps extends DialogProps {
  /** What the button that does it says: what it does, not “OK”. */
  submit: string;
  danger?: boolean;
  busy: boolean;
  fault?: ApiFault | undefined;
  onSubmit(): void;
  disabled?: boolean;
}

/** A dialog that asks for something, or whether to do something. */
export function FormDialog({
  submit,
  danger = false,
  busy,
  fault,
  onSubmit,
  disabled = false,
  children,
  ...dialog
}: FormDialogProps) {
  const { t } = useTexts();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Dialog {...dialog}>
      <form onSubmit={send} className="stack">
        <div className="stack">{children}</div>
        {fault && <FaultNote fault={fault} />}
        <footer>
          {!dialog.firm && <Button onClick={dialog.onClose}>{t('parts.cancel')}</Button>}
          <Button
            type="submit"
            look={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={disabled}
          >
            {submit}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
