import { resources } from '../../src/i18n/resources';
import { type DeskByHttp, openDeskByHttp, type Said } from './support/desk-by-http';

const { person, requests } = resources.en;
const secret = 'a-secret-of-at-least-thirty-two-signs';
const hub = 'hub:centre';
const line = '/v3/directline/conversations';

let desk: DeskByHttp;
beforeEach(async () => {
  desk = await openDeskByHttp({
    now: '2026-03-02T09:00:00+07:00',
    environment: { DIRECTLINE_SECRET: secret, HANDOFF_HUB: hub },
  });
});
afterEach(() => desk.close());

/** A contact centre that shows the secret. */
const centre = (conversationId: string, as = hub, credential = secret) => {
  const headers = {
    authorization: `Bearer ${credential}`,
    'content-type': 'application/json',
  };
  const here = `${desk.url}${line}/${conversationId}`;
  return {
    send: (activity: object) =>
      fetch(`${here}/activities`, {
        ...{ method: 'POST', headers },
        body: JSON.stringify({ ...activity, from: { id: as } }),
      }),
    status: (state: string) =>
      fetch(`${here}/activities`, {
        ...{ method: 'POST', headers },
        body: JSON.stringify({
          ...{ type: 'event', name: 'handoff.status', from: { id: as } },
          value: { state, message: 'said by the centre' },
        }),
      }),
    hears: async (): Promise<(Said & { value?: unknown })[]> => {
      const answer = await fetch(`${here}/activities?userId=${as}`, { headers });
      return ((await answer.json()) as { activities: Said[] }).activities;
    },
  };
};

const begun = async () => {
  const customer = await desk.customer('en');
  await customer.say(requests.misuseComplaint.menu);
  await customer.say('Strangers phone me to sell flats');
  await customer.say('talk to a human');
  return { customer, hub: centre(customer.conversationId) };
};
const chats = () => desk.desk.app.store.liveChats.open();
const lastWords = (said: Said[]) => said.flatMap(({ text }) => (text ? [text] : [])).at(-1);

describe('a contact centre', () => {
  it('is told by handoff.initiate that a customer wants a person, with what is known', async () => {
    const { customer, hub } = await begun();
    const [initiate] = (await hub.hears()).filter(({ name }) => name === 'handoff.initiate');
    const [chat] = await chats();
    expect(initiate).toMatchObject({
      type: 'event',
      value: {
        chat: chat?.id,
        va_LastTopic: 'misuse-complaint',
        va_LastPhrase: 'talk to a human',
        va_Language: 'en-US',
        va_ConversationId: `directline:${customer.conversationId}`,
        answers: { what: { text: 'Strangers phone me to sell flats' } },
      },
      attachments: [{ contentType: 'application/json', name: 'Transcript' }],
    });
    expect(initiate?.attachments?.[0]).toHaveProperty(
      'content.activities',
      expect.arrayContaining([expect.objectContaining({ text: 'talk to a human' })]),
    );
    // What is redacted in the talk is not left in what hubs were told of it.
    const said = (await customer.hears()).find(({ text }) => text?.startsWith('Strangers'));
    const talk = `directline:${customer.conversationId}`;
    expect(await desk.desk.app.store.caseWork.redactions.message(talk, said?.id ?? '')).toBe(true);
    expect(JSON.stringify(await hub.hears())).not.toContain('Strangers');
    // The customer's page shows no bubble of it.
    expect((await customer.hears()).filter(({ name }) => name?.startsWith('handoff.'))).toEqual([]);
  });

  it('takes the customer, whom its agents then talk to while the desk is silent, and gives her back', async () => {
    const { customer, hub } = await begun();
    expect((await hub.send({ type: 'message', text: 'Too early' })).status).toBe(409);
    expect((await hub.status('accepted')).status).toBe(200);
    expect(lastWords(await customer.hears())).toContain(person.joined.split('}} ')[1]);
    await customer.say('Hello?');
    expect(lastWords(await customer.hears())).toBe('Hello?');
    await hub.send({ type: 'message', text: 'Good morning' });
    expect((await customer.hears()).at(-1)).toMatchObject({
      text: 'Good morning',
      channelData: { paragon: { speaker: 'staff', name: person.hub } },
    });
    const lan = await desk.staff('Lan');
    const [chat] = await chats();
    expect((await lan.post(`/chats/${chat?.id}/accept`)).status).toBe(409);
    expect((await hub.status('completed')).status).toBe(200);
    expect(lastWords(await customer.hears())).toContain(
      requests.misuseComplaint.fields.when.ask.slice(0, 20),
    );
    // Too late: not refused, and nothing comes of it.
    expect((await hub.status('accepted')).status).toBe(200);
    expect(await chats()).toEqual([]);
  });

  it('fails: the customer is told, and asked how to reach her', async () => {
    const { customer, hub } = await begun();
    expect((await hub.status('failed')).status).toBe(200);
    expect(lastWords(await customer.hears())).toContain(person.nobody);
    expect((await hub.status('gone home')).status).toBe(400);
  });

  it('is nobody who only says so', async () => {
    const { customer } = await begun();
    const event = { type: 'event', name: 'handoff.status', value: { state: 'accepted' } };
    expect(await customer.post({ ...event, from: { id: hub } })).toBe(200);
    const other = centre(customer.conversationId, 'hub:other');
    expect((await other.status('accepted')).status).toBe(200);
    expect(await chats()).toMatchObject([{ state: 'waiting' }]);
    expect((await other.hears()).filter(({ name }) => name?.startsWith('handoff.'))).toEqual([]);
    const wrong = centre(customer.conversationId, hub, 'not-the-secret');
    expect((await wrong.status('accepted')).status).toBe(403);
    const tokens = await fetch(`${desk.url}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user: { id: hub } }),
    });
    expect(tokens.status).toBe(400);
  });
});
