import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { bindDeskTurn } from '../dialogs/desk-turn';
import { DeskError } from '../domain/errors';
import type { UnitOfWork } from './unit-of-work';

const unitKey = Symbol('unit of work');

/** The unit of work of a turn. */
export function unitOf(context: TurnContext): UnitOfWork {
  const unit: UnitOfWork | undefined = context.turnState.get(unitKey);
  if (!unit) throw new Error('there is no turn under way');
  return unit;
}

/**
 * Bot Framework's adapter of the desk: what the bot sends is written into the turn's log and goes out
 * when the turn was committed. The channels deliver; this class knows none of them.
 */
export class TurnAdapter extends BotAdapter {
  /** Runs one turn of the bot. */
  async run(
    activity: Activity,
    unit: UnitOfWork,
    bot: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const context = new TurnContext(this, activity);
    context.turnState.set(unitKey, unit);
    bindDeskTurn(context, unit);
    await this.runMiddleware(context, bot);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const unit = unitOf(context);
    return activities
      .filter(activity => activity.type !== ActivityTypes.Typing)
      .map(activity => ({ id: unit.record('bot', activity as Activity) }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(notDone('update'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(notDone('delete'));
  }

  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(notDone('continue'));
  }
}

const notDone = (what: string): DeskError =>
  new DeskError(
    'unsupported',
    `the log of a talk only grows: it is not for a bot to ${what} in it`,
  );
