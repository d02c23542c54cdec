import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import {
  ChoicePrompt,
  ConfirmPrompt,
  DateTimePrompt,
  DialogSet,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';

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

export interface Waterfall {
  turn(activity: Activity): Promise<void>;
  /** How many walks have come to their end. */
  ended(): number;
}

/** What the desk is measured against: a plain botbuilder waterfall of texts that keeps nothing. */
export const plainWaterfall = (messages: number): Waterfall =>
  waterfall(
    Array.from({ length: messages - 1 }, (_, number) => ({
      prompt: 'text',
      text: `Question ${number}, in about as many words as the desk uses?`,
    })),
  );

/**
 * The complaint as the SDK's samples would take it, in English: with its own prompts for choices, dates and
 * yes or no, which read with the recognizers that come with them. It keeps nothing either.
 */
export const promptedWaterfall = (): Waterfall =>
  waterfall([
    { prompt: 'text', text: 'What happened?' },
    { prompt: 'time', text: 'When was it?' },
    { prompt: 'choice', text: 'How did you notice?', choices: ['Phone call', 'SMS', 'E-mail'] },
    { prompt: 'choice', text: 'Which data?', choices: ['Phone number', 'Name', 'Address'] },
    { prompt: 'text', text: 'Who did it?' },
    { prompt: 'confirm', text: 'Have you any evidence?' },
    { prompt: 'text', text: 'What is your name?' },
    { prompt: 'text', text: 'How can we reach you?' },
    { prompt: 'confirm', text: 'Shall this be filed?' },
  ]);

interface Question {
  prompt: string;
  text: string;
  choices?: string[];
}

function waterfall(questions: readonly Question[]): Waterfall {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new ChoicePrompt('choice'));
  dialogs.add(new DateTimePrompt('time'));
  dialogs.add(new ConfirmPrompt('confirm'));
  let ended = 0;
  const keep = (step: WaterfallStepContext): void => {
    Object.assign(step.values, { [`answer${step.index}`]: step.result });
  };
  dialogs.add(
    new WaterfallDialog('walk', [
      ...questions.map(({ prompt, text, choices }) => async (step: WaterfallStepContext) => {
        keep(step);
        return step.prompt(prompt, { prompt: text, ...(choices && { choices }) });
      }),
      async step => {
        keep(step);
        ended += 1;
        await step.context.sendActivity('Your complaint was filed.');
        return step.endDialog();
      },
    ]),
  );
  const adapter = new NowhereAdapter();
  return {
    ended: () => ended,
    turn: activity =>
      adapter.run(activity, async context => {
        if (context.activity.type !== ActivityTypes.Message) return;
        const dc = await dialogs.createContext(context);
        const turn = await dc.continueDialog();
        if (!context.responded && turn.status === 'empty') await dc.beginDialog('walk');
        await state.saveChanges(context);
      }),
  };
}
