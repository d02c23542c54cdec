import type { DialogContext } from './dialog-sdk';
import { askMenu, type MenuAsk } from './menu';

/** Asks what was open once more; where nothing was, shows the menu, with the question that fits. */
export async function askAgain(dc: DialogContext, menu: MenuAsk = 'ask'): Promise<true> {
  if (dc.activeDialog) await dc.repromptDialog();
  else await askMenu(dc.context, menu);
  return true;
}
