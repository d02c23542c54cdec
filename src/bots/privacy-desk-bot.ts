import {
  ActivityTypes,
  type ChannelAccount,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder-core';
import { DeskConversation } from '../dialogs/conversation';
import type { DialogState } from '../dialogs/dialog-sdk';
import { hearMail } from '../dialogs/mail/hear-mail';
import { mailChannel } from '../dialogs/mail/mail-message';
import type { JsonObject } from '../domain/json';
import { isLanguage } from '../domain/language';
import { unitOf } from './turn-adapter';

/** Sent by the chat page when its language is switched; `value` is the language. */
const languageEvent = 'paragon.privacy/language';

/** What the desk does with each kind of activity. */
export class PrivacyDeskBot {
  /** What the desk says unasked, when somebody else has spoken or a time has come. */
  readonly conversation = new DeskConversation(dialogState);

  async run(context: TurnContext): Promise<void> {
    const { conversation } = this;
    const { type, name, value, channelId, membersAdded = [], recipient } = context.activity;
    if (type === ActivityTypes.Message)
      await (channelId === mailChannel ? hearMail(context) : conversation.hear(context));
    else if (type === ActivityTypes.Event && name === languageEvent && isLanguage(value))
      await conversation.changeLanguage(context, value);
    else if (type === ActivityTypes.ConversationUpdate && hasCome(membersAdded, recipient))
      await conversation.greet(context);
  }
}

/** Somebody other than the desk itself. */
const hasCome = (added: readonly ChannelAccount[], { id }: ChannelAccount): boolean =>
  added.some(member => member.id !== id);

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
