/**
 * The parts of botbuilder-dialogs that the desk uses, each from its own file: the package's index also
 * loads every prompt and with them its old copies of the recognizers, a fifth of the desk's start.
 */
export {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
  DialogTurnStatus,
} from 'botbuilder-dialogs/lib/dialog';
export type { DialogContext, DialogState } from 'botbuilder-dialogs/lib/dialogContext';
export { DialogContextError } from 'botbuilder-dialogs/lib/dialogContextError';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
