import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { DialogSet, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';

/** Counts what is sent and sends it nowhere. */
class NowhereAdapter extends BotAdapter {
  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map((_, place) => ({ id: String(place) }));
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}

  run(activity: Activity, bot: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), bot);
  }
}

/** What the desk is measured against: a plain botbuilder waterfall that keeps nothing. */
export function plainWaterfall(questions: number): (activity: Activity) => Promise<void> {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(
    new WaterfallDialog(
      'walk',
      Array.from({ length: questions }, (_, number) => async step => {
        Object.assign(step.values, { [`answer${number}`]: step.result });
        return number === questions - 1
          ? step.endDialog()
          : step.prompt('text', `Question ${number}, in about as many words as the desk uses?`);
      }),
    ),
  );
  const adapter = new NowhereAdapter();
  return activity =>
    adapter.run(activity, async context => {
      if (context.activity.type !== ActivityTypes.Message) return;
      const dc = await dialogs.createContext(context);
      const turn = await dc.continueDialog();
      if (!context.responded && turn.status === 'empty') await dc.beginDialog('walk');
      await state.saveChanges(context);
    });
}
