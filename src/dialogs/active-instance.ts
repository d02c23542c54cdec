import type { DialogContext, DialogInstance } from './dialog-sdk';

/** The dialog that is being run, with its stored state. */
export function activeInstance(dc: DialogContext): DialogInstance {
  if (!dc.activeDialog) throw new Error('no dialog is under way');
  return dc.activeDialog;
}
