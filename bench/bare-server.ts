import {
  type Request as BotRequest,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
} from 'botbuilder';
import { createServer, plugins } from 'restify';

/** What the desk's start is measured against: restify and botbuilder, and nothing else. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as unknown as BotRequest, response, async context => {
    await context.sendActivity('hello');
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`It is ready: ${server.address().port}\n`);
});
