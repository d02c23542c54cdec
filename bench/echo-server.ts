import {
  type Request as BotRequest,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { createServer, plugins } from 'restify';

/**
 * What the desk's HTTP is measured against: restify and a botbuilder echo bot with MemoryStorage, which
 * answers in the response (`expectReplies`) and calls nobody. Writes its port when it is ready.
 */
const state = new ConversationState(new MemoryStorage());
const count = state.createProperty<number>('count');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(
    request as unknown as BotRequest,
    response,
    async (context: TurnContext) => {
      if (context.activity.type !== 'message') return;
      await count.set(context, (await count.get(context, 0)) + 1);
      await context.sendActivity(`You said: ${context.activity.text}`);
      await state.saveChanges(context);
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`The echo is ready: ${server.address().port}\n`);
});
