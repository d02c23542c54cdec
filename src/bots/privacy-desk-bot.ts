import { ActivityHandler, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { DeskConversation } from '../dialogs/conversation';
import type { DialogState } from '../dialogs/dialog-sdk';
import type { JsonObject } from '../domain/json';
import { isLanguage } from '../domain/language';
import { unitOf } from './turn-adapter';

/** Sent by the chat page when its language is switched; `value` is the language. */
const languageEvent = 'paragon.privacy/language';

/** What the desk does with each kind of activity. */
export class PrivacyDeskBot extends ActivityHandler {
  constructor() {
    super();
    const conversation = new DeskConversation(dialogState);
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      if (membersAdded.some(member => member.id !== recipient.id))
        await conversation.greet(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const { name, value } = context.activity;
      if (name === languageEvent && isLanguage(value))
        await conversation.changeLanguage(context, value);
      await next();
    });
    this.onMessage(async (context, next) => {
      await conversation.hear(context);
      await next();
    });
  }
}

/** The dialogs' stack lives in the unit of work: it is read and written with the turn. */
const dialogState: StatePropertyAccessor<DialogState> = {
  async get(context: TurnContext): Promise<DialogState> {
    const unit = unitOf(context);
    if (!unit.dialogs.dialogStack) unit.dialogs.dialogStack = [];
    return unit.dialogs as unknown as DialogState;
  },
  async set(context: TurnContext, state: DialogState): Promise<void> {
    unitOf(context).dialogs = state as unknown as JsonObject;
  },
  async delete(context: TurnContext): Promise<void> {
    unitOf(context).dialogs = {};
  },
};
