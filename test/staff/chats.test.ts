import { resources } from '../../src/i18n/resources';
import { readMails } from '../support/read-mails';
import { type DeskByHttp, openDeskByHttp, type Said } from './support/desk-by-http';
import { eventsFrom } from './support/live-events';

const { person, talk, requests } = resources.en;
const minute = 60_000;
const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('a picture '.repeat(20)),
]);

let desk: DeskByHttp;
beforeEach(async () => {
  desk = await openDeskByHttp({ now: '2026-03-02T09:00:00+07:00' });
});
afterEach(() => desk.close());

const waiting = async () => {
  const customer = await desk.customer('en');
  await customer.say(requests.misuseComplaint.menu);
  await customer.say('Strangers phone me to sell flats, and they know my name');
  await customer.say('talk to a human');
  const [row] = await desk.desk.app.store.liveChats.open();
  if (!row) throw new Error('nobody waits');
  return { customer, id: row.id };
};

const words = (said: Said[]) => said.flatMap(({ text }) => (text ? [text] : []));
const fill = (text: string, name: string) => text.replace('{{name}}', name);

describe('a chat with a person', () => {
  it('goes both ways, with files, until it is given back; all of it is in the transcript', async () => {
    const { customer, id } = await waiting();
    const lan = await desk.staff('Lan');
    const { body: queue } = await lan.get('/chats');
    expect(queue).toMatchObject({ mine: [], others: [], open: true });
    expect(queue.waiting).toMatchObject([
      { id, state: 'waiting', channel: 'directline', lastText: 'talk to a human' },
    ]);

    expect((await lan.post(`/chats/${id}/accept`)).status).toBe(200);
    expect(words(await customer.hears()).at(-1)).toBe(fill(person.joined, 'Lan'));
    const { body: seen } = await lan.get(`/chats/${id}`);
    expect(seen.known).toMatchObject([{ answers: [{ label: 'What happened' }, {}, {}] }]);

    await customer.say('Is somebody there?');
    await customer.sendFile('call.png', picture, 'image/png');
    expect(words(await customer.hears()).at(-1)).toBe('Is somebody there?');
    const after = seen.messages.at(-1).seq;
    const { body: more } = await lan.get(`/chats/${id}?after=${after}`);
    expect(more.messages).toMatchObject([
      { from: 'customer', text: 'Is somebody there?' },
      { from: 'customer', files: [{ name: 'call.png', previewable: true }] },
    ]);
    const file = await lan.fetch(`/chats/${id}/files/${more.messages[1].files[0].id}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(picture);
    expect(file.headers.get('content-disposition')).toContain('attachment');

    const say = () => lan.post(`/chats/${id}/messages`, { text: 'Yes, I am.', clientId: 'm1' });
    const [first, second] = [await say(), await say()];
    expect(second.body).toEqual(first.body);
    const form = new FormData();
    form.append('text', 'Please fill this in');
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'form.png');
    const sent = await lan.fetch(`/chats/${id}/files`, { method: 'POST', body: form });
    expect(sent.status).toBe(201);
    const [yes, withFile] = (await customer.hears()).slice(-2);
    expect(yes).toMatchObject({
      text: 'Yes, I am.',
      channelData: { paragon: { speaker: 'staff', name: 'Lan' } },
    });
    expect(withFile).toMatchObject({ text: 'Please fill this in' });
    const link = withFile?.attachments?.[0]?.contentUrl ?? '';
    const path = new URL(link).pathname + new URL(link).search;
    const got = await fetch(desk.url + path);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(picture);

    expect((await lan.post(`/chats/${id}/return`, { text: 'Goodbye' })).status).toBe(200);
    const end = words(await customer.hears()).slice(-3);
    expect(end).toEqual(['Goodbye', fill(person.returned, 'Lan'), expect.any(String)]);
    expect(end[2]).toContain(requests.misuseComplaint.fields.when.ask.slice(0, 20));
    expect((await lan.post(`/chats/${id}/messages`, { text: 'One more' })).body).toMatchObject({
      code: 'chat-closed',
    });
    const log = await desk.desk.app.store.log.after(`directline:${customer.conversationId}`, 0);
    expect(log.filter(({ from }) => from === 'staff')).toHaveLength(3);
  });

  it('is accepted by one of two at once; the other is told by whom', async () => {
    const { customer, id } = await waiting();
    const [lan, minh] = [await desk.staff('Lan'), await desk.staff('Minh')];
    const both = await Promise.all([lan, minh].map(who => who.post(`/chats/${id}/accept`)));
    const won = both.findIndex(({ status }) => status === 200);
    const lost = both[1 - won];
    const winner = won === 0 ? 'Lan' : 'Minh';
    expect(lost).toMatchObject({ status: 409, body: { code: 'chat-taken' } });
    expect(lost?.body.title).toContain(winner);
    const joined = words(await customer.hears()).filter(text => text.includes('is now chatting'));
    expect(joined).toEqual([fill(person.joined, winner)]);
    const other = won === 0 ? minh : lan;
    expect((await other.post(`/chats/${id}/messages`, { text: 'Hi' })).status).toBe(409);
    expect((await other.get('/chats')).body.others).toMatchObject([
      { id, acceptedBy: { name: winner } },
    ]);
  });

  it('goes on over a restart of the desk, and ends when it is ended', async () => {
    const { customer, id } = await waiting();
    const lan = await desk.staff('Lan');
    await lan.post(`/chats/${id}/accept`);
    await desk.restart();
    const before = (await customer.hears()).length;
    await customer.say('Still there?');
    expect(await customer.hears()).toHaveLength(before + 1);
    await lan.post(`/chats/${id}/messages`, { text: 'Still here.' });
    await lan.post(`/chats/${id}/end`);
    expect(words(await customer.hears()).slice(-2)).toEqual([
      'Still here.',
      fill(person.ended, 'Lan'),
    ]);
    await customer.say('hello');
    expect(words(await customer.hears()).at(-1)).toContain(talk.hello);
  });

  it('does not strand the customer when whoever was on has vanished', async () => {
    const { customer, id } = await waiting();
    const [lan, minh] = [await desk.staff('Lan'), await desk.staff('Minh')];
    await lan.post(`/chats/${id}/accept`);
    await customer.say('Hello?');
    desk.desk.time.pass(4 * minute);
    await lan.get(`/chats/${id}`);
    desk.desk.time.pass(4 * minute);
    await desk.desk.app.chatWatch.runDue();
    // Seen four minutes ago: that is not vanished yet.
    expect((await lan.get('/chats')).body.mine).toHaveLength(1);
    desk.desk.time.pass(2 * minute);
    await desk.restart();
    await desk.desk.app.chatWatch.runDue();
    const told = words(await customer.hears()).at(-2) ?? '';
    expect(told).toContain(fill(person.lost, 'Lan').split('{{')[0]);
    expect((await minh.post(`/chats/${id}/accept`)).status).toBe(200);
    expect((await lan.post(`/chats/${id}/messages`, { text: 'Back!' })).body.title).toContain(
      'Minh',
    );
  });

  it('that was left open is ended; one cut off after hours becomes a callback', async () => {
    const { customer, id } = await waiting();
    const lan = await desk.staff('Lan');
    await lan.post(`/chats/${id}/accept`);
    await lan.post(`/chats/${id}/messages`, { text: 'Anything else?' });
    desk.desk.time.pass(61 * minute);
    await desk.desk.app.chatWatch.runDue();
    expect(words(await customer.hears()).at(-1)).toBe(fill(person.ended, 'Lan'));

    await customer.say('talk to a human');
    const [again] = await desk.desk.app.store.liveChats.open();
    await lan.post(`/chats/${again?.id}/accept`);
    await customer.say('My number is 0912 345 678, please call');
    desk.desk.time.set('2026-03-02T18:00:00+07:00');
    await desk.desk.app.chatWatch.runDue();
    const told = words(await customer.hears()).at(-1);
    expect(told).toContain(fill(person.lostClosed, 'Lan'));
    expect(told).toContain(requests.callback.fields.reach.ask);
    expect((await lan.get('/chats')).body).toMatchObject({ waiting: [], mine: [], open: false });
  });

  it('is told of by mail, with what is known and what was said, so that no console is needed', async () => {
    const { id } = await waiting();
    await desk.desk.app.outbox.runDue();
    const [mail] = await readMails(desk.desk.dataDir);
    expect(mail?.subject).toContain('09:10');
    expect(mail?.text).toContain(`https://desk.example.vn/staff/chats/${id}`);
    expect(mail?.text).toContain('Strangers phone me to sell flats');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
      `${id}.html`,
      `${id}.txt`,
      `${id}.transcript`,
    ]);
    expect(mail?.attachments[1]?.content.toString()).toContain('talk to a human');
  });

  it('is for those who may: auditors look, and take nothing', async () => {
    const { id } = await waiting();
    const auditor = await desk.staff('Audit', 'auditor');
    expect((await auditor.get(`/chats/${id}`)).status).toBe(200);
    expect((await auditor.post(`/chats/${id}/accept`)).status).toBe(403);
    expect((await auditor.get('/chats/CH-nobodyhere')).status).toBe(404);
    const look = desk.desk.logged.find(line => line.includes('chat-viewed'));
    expect(look).toContain(id);
    expect(desk.desk.logged.join()).not.toContain('sell flats');
  });

  it('does not show who the customer is to those who may not see that, wherever they read', async () => {
    const { customer, id } = await waiting();
    await customer.say('I am Wilhelmina, call 0912 345 678 or write to mina@example.vn');
    await customer.sendFile('call.png', picture, 'image/png');
    const [lan, auditor] = [
      await desk.staff('Lan', 'supervisor'),
      await desk.staff('Audit', 'auditor'),
    ];
    const shown = async (who: typeof lan) =>
      JSON.stringify([
        (await who.get('/chats')).body,
        (await who.get(`/chats/${id}`)).body,
        (await who.get(`/chats/${id}?after=1`)).body,
      ]);
    expect(await shown(lan)).toMatch(/0912 345 678.*mina@example\.vn/);
    const masked = await shown(auditor);
    expect(masked).toContain('m•••@example.vn');
    expect(masked).not.toMatch(/345 678|mina@/);

    const { body } = await lan.get(`/chats/${id}`);
    const [file] = body.messages.flatMap((said: { files: { id: string }[] }) => said.files);
    expect((await lan.fetch(`/chats/${id}/files/${file.id}`)).status).toBe(200);
    expect((await auditor.fetch(`/chats/${id}/files/${file.id}`)).status).toBe(403);
    // A file that was redacted is gone for staff, and no fault of the desk.
    await desk.desk.app.store.evidence.remove(file.id);
    const gone = await lan.get(`/chats/${id}/files/${file.id}`);
    expect(gone).toMatchObject({ status: 404, body: { code: 'staff-no-file' } });
    // Beginning to read further on is a look as well.
    const looks = desk.desk.logged.filter(line => line.includes('chat-viewed'));
    expect(looks).toHaveLength(5);
  });

  it('shows nobody the access code that a customer types', async () => {
    const { customer } = await waiting();
    await customer.say('my old case has the code w4hn 7ktr 2yqd');
    const lan = await desk.staff('Lan');
    const { body } = await lan.get('/chats');
    expect(body.waiting[0].lastText).toMatch(/^my old case has the code •/);
  });

  it('is announced to open consoles, by ids alone', async () => {
    const lan = await desk.staff('Lan');
    const live = await eventsFrom(await lan.fetch('/live'));
    const { customer, id } = await waiting();
    expect(await live.next('chat')).toEqual({ id });
    await lan.post(`/chats/${id}/accept`);
    await customer.say('Hello?');
    expect(await live.next('chat')).toEqual({ id });
    await desk.restart();
    await live.ended;
  });
});
