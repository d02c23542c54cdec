import type { FormEvent, ReactNode } from 'react';
import type { Action } from '../frame/action';
import { Button, type ButtonProps } from './button';
import { FaultNote } from './notes';

interface FormProps {
  action: Pick<Action<[]>, 'run' | 'busy' | 'fault'>;
  /** What the button that does it says: what it does, not “OK”. */
  submit: string;
  look?: ButtonProps['look'];
  children: ReactNode;
  /** What else may be done, below the button. */
  after?: ReactNode;
}

/** Fields of a page, what went wrong with them, and the button that sends them. */
export function Form({ action, submit, look, children, after }: FormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    void action.run();
  };
  return (
    <form className="stack" onSubmit={send}>
      {children}
      {action.fault && <FaultNote fault={action.fault} />}
      <Button type="submit" {...(look && { look })} busy={action.busy}>
        {submit}
      </Button>
      {after}
    </form>
  );
}
