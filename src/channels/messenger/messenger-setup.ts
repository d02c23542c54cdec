import { z } from 'zod';
import type { SetupReport } from '../setup-report';
import type { MessengerApi } from './messenger-api';

const page = z.object({ id: z.string(), name: z.string().optional() });
const apps = z.object({
  data: z.array(z.object({ subscribed_fields: z.array(z.string()).optional() })),
});

/** What the page has to tell the desk of. */
const needed = ['messages', 'messaging_postbacks'];

/** Whether the page's token is right and the page tells the desk of its messages. */
export async function checkMessenger(api: MessengerApi, url: string): Promise<SetupReport> {
  const { id, name } = page.parse(await api.get('me', { fields: 'id,name' }));
  const { data } = apps.parse(await api.get('me/subscribed_apps'));
  const told = new Set(data.flatMap(({ subscribed_fields: fields = [] }) => fields));
  const missing = needed.filter(field => !told.has(field));
  return {
    good: missing.length === 0,
    lines: [
      `The token is that of the page ${name ?? id} (${id}).`,
      missing.length === 0
        ? `The page tells the app of ${needed.join(' and ')}.`
        : `The page does not tell the app of ${missing.join(' and ')}: subscribe to it in the app’s Messenger settings, Webhooks.`,
      `The webhook’s callback address is ${url}, its verify token what stands in MESSENGER_VERIFY_TOKEN.`,
    ],
  };
}

/** Gives the page its "get started" button, so that customers are greeted before they write. */
export async function setGetStarted(api: MessengerApi, payload: string): Promise<void> {
  await api.post('me/messenger_profile', { get_started: { payload } });
}
