import { once } from 'node:events';
import { connect } from 'node:net';
import { MemoryVault } from './support/memory-vault';
import { type Line, newWorld, openLine } from './support/open-line';
import { activitiesOf, type Begun, begin, conversations, post, say } from './support/requests';

let line: Line;
let begun: Begun;
beforeEach(async () => {
  line = await openLine();
  begun = await begin(line);
});
afterEach(() => line.close());

type Part = ['activity', object | string] | ['file', string, string];

/** A form with its parts in the order given. */
const form = (...parts: Part[]): FormData => {
  const data = new FormData();
  for (const [kind, what, content] of parts)
    if (kind === 'file') data.append('file', new Blob([content ?? '']), String(what));
    else {
      const text = typeof what === 'string' ? what : JSON.stringify(what);
      data.append('activity', new Blob([text], { type: 'application/vnd.microsoft.activity' }));
    }
  return data;
};

const upload = (body: unknown, headers: Record<string, string> = {}, to = begun) =>
  post(line, `${conversations}/${to.conversationId}/upload?userId=x`, {
    token: to.token,
    body,
    headers,
  });

const message = (...names: string[]) => ({
  type: 'message',
  text: 'see these',
  channelData: { clientActivityID: 'c1' },
  attachments: names.map(name => ({ name, contentType: 'text/plain' })),
});

const turn = () => line.turns.received[1]?.activity;
const names = () => turn()?.attachments?.map(({ name }) => name);
const refused = () => line.turns.received[1]?.files?.refused;

describe.each([
  ['first', 0],
  ['between', 1],
  ['last', 2],
])('with the activity %s', (_where, place) => {
  it('is one turn with text and files, in the order of the activity', async () => {
    const parts: Part[] = [
      ['file', 'ảnh chụp.png', 'a picture'],
      ['file', 'Hoá đơn tháng 3.pdf', 'a bill'],
    ];
    parts.splice(place, 0, ['activity', message('Hoá đơn tháng 3.pdf', 'ảnh chụp.png')]);
    const { status, body } = await upload(form(...parts));
    expect(status).toBe(200);
    expect(turn()).toMatchObject({ type: 'message', text: 'see these', entities: [] });
    expect(names()).toEqual(['Hoá đơn tháng 3.pdf', 'ảnh chụp.png']);
    expect(turn()?.attachments?.[0]).toMatchObject({
      contentUrl: 'urn:paragon:evidence:file-2',
      content: { id: 'file-2', size: 6, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(turn()?.channelData).toEqual({ clientActivityID: 'c1', attachmentSizes: [6, 9] });
    const { activities } = (await activitiesOf(line, begun)).body;
    expect(activities.find(({ id }) => id === body.id)?.attachments).toEqual([
      { name: 'Hoá đơn tháng 3.pdf', contentType: 'application/octet-stream' },
      { name: 'ảnh chụp.png', contentType: 'application/octet-stream' },
    ]);
  });
});

it('keeps the others and the text when a file is refused, and says which and why', async () => {
  const big = 'x'.repeat(1_200_000);
  const { status } = await upload(
    form(
      ['file', 'good.txt', 'good'],
      ['file', 'video.mp4', big],
      ['file', 'empty.txt', ''],
      ['file', 'virus.exe', 'MZ...'],
      ['file', 'good too.txt', 'good too'],
      ['activity', message('good.txt', 'video.mp4', 'empty.txt', 'virus.exe', 'good too.txt')],
    ),
  );
  expect(status).toBe(200);
  expect(turn()?.text).toBe('see these');
  expect(names()).toEqual(['good.txt', 'good too.txt']);
  expect(refused()).toEqual([
    { name: 'video.mp4', code: 'evidence-too-big' },
    { name: 'empty.txt', code: 'evidence-empty' },
    { name: 'virus.exe', code: 'evidence-kind' },
  ]);
});

it('refuses the files that are too many, and takes the rest', async () => {
  await line.close();
  line = await openLine(newWorld(), { limits: { uploadFiles: 2 } });
  begun = await begin(line);
  await upload(form(['file', '1', 'a'], ['file', '2', 'b'], ['file', '3', 'c']));
  expect(names()).toEqual(['1', '2']);
  expect(refused()).toMatchObject([{ name: '3', code: 'evidence-too-many' }]);
});

it('takes files without a message, and a body that is one file', async () => {
  await upload(form(['file', 'alone.txt', 'alone']));
  expect(turn()).toMatchObject({ type: 'message', text: '', attachments: [{ name: 'alone.txt' }] });
  const { status } = await upload(new Blob(['raw content']), {
    'content-type': 'image/jpeg',
    'content-disposition': `name="file"; filename="${Buffer.from('hoá đơn.jpg').toString('latin1')}"`,
  });
  expect(status).toBe(200);
  expect(line.turns.received[2]?.activity.attachments).toMatchObject([{ name: 'hoá đơn.jpg' }]);
});

it('takes no file by its address', async () => {
  await upload(
    form([
      'activity',
      {
        ...message(),
        attachments: [{ name: 'x', contentUrl: 'http://169.254.169.254/', contentType: 'a/b' }],
      },
    ]),
  );
  expect(turn()?.attachments).toEqual([]);
});

it('lets an activity with a picture of every file through', async () => {
  const thumbnailUrl = `data:image/jpeg;base64,${'A'.repeat(600_000)}`;
  const activity = { ...message('a.jpg'), attachments: [{ name: 'a.jpg', thumbnailUrl }] };
  expect(await upload(form(['activity', activity], ['file', 'a.jpg', 'a']))).toMatchObject({
    status: 200,
  });
  expect(JSON.stringify(turn())).not.toContain('thumbnail');
});

it.each([
  ['an activity that is no JSON', form(['file', 'a', 'a'], ['activity', '{']), {}, 400],
  ['an activity of a wrong shape', form(['file', 'a', 'a'], ['activity', { type: 5 }]), {}, 400],
  [
    'an activity that is no message',
    form(['file', 'a', 'a'], ['activity', { type: 'typing' }]),
    {},
    400,
  ],
  [
    'a form without its end',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    { 'content-type': 'multipart/form-data; boundary=x' },
    400,
  ],
  ['a form without a boundary', 'abc', { 'content-type': 'multipart/form-data' }, 400],
])('refuses %s and keeps nothing of it', async (_what, body, headers, status) => {
  const answer = await upload(body, headers);
  expect(answer).toMatchObject({ status, body: { error: { code: 'BadArgument' } } });
  expect(line.turns.received).toHaveLength(1);
  expect(line.world.vault.names()).toEqual([]);
  expect(await say(line, begun, { type: 'message', text: 'still here' })).toMatchObject({
    status: 200,
  });
});

it('refuses an upload that is too large as a whole, said before or not', async () => {
  await line.close();
  line = await openLine(newWorld(), { limits: { uploadBytes: 10_000 } });
  begun = await begin(line);
  const large = form(['file', 'a', 'a'.repeat(20_000)]);
  expect(await upload(large)).toMatchObject({ status: 413 });
  const path = `${conversations}/${begun.conversationId}/upload`;
  const answer = await fetch(line.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${begun.token}`, 'content-type': 'image/png' },
    body: new Blob(['a'.repeat(20_000)]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(answer.status).toBe(413);
  expect(line.world.vault.names()).toEqual([]);
});

it('keeps nothing when the vault fails, and says only that', async () => {
  const { status, body } = await upload(form(['file', 'a', 'a'], ['file', 'b', 'disk full']));
  expect(status).toBe(500);
  expect(body.error.code).toBe('ServiceError');
  expect(line.world.vault.names()).toEqual([]);
  expect(line.turns.received).toHaveLength(1);
});

it('keeps the files once when an upload is sent twice', async () => {
  const send = () => upload(form(['activity', message('a')], ['file', 'a', 'a']));
  const [one, two] = [await send(), await send()];
  expect(one.body.id).toBe(two.body.id);
  expect(line.world.vault.names()).toEqual(['a']);
});

it('keeps nothing of an upload that breaks off', async () => {
  const path = `${conversations}/${begun.conversationId}/upload`;
  const socket = connect(line.port, '127.0.0.1');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${begun.token}\r\n` +
      'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n' +
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nwhole\r\n' +
      '--x\r\nContent-Disposition: form-data; name="file"; filename="b"\r\n\r\nhalf',
  );
  while (line.world.vault.names().length === 0) await new Promise(setImmediate);
  socket.destroy();
  await once(socket, 'close');
  while (line.world.vault.names().length > 0) await new Promise(setImmediate);
  expect(line.turns.received).toHaveLength(1);
});

it('asks for the token of its conversation', async () => {
  const other = await begin(line);
  const body = () => form(['file', 'a', 'a']);
  expect(await upload(body(), {}, { ...begun, token: other.token })).toMatchObject({ status: 403 });
  expect(await upload(body(), {}, { ...begun, token: '' })).toMatchObject({ status: 401 });
  expect(line.world.vault.names()).toEqual([]);
});

it('does not hold a large file in memory', async () => {
  const world = newWorld();
  await line.close();
  const counted = new (class extends MemoryVault {
    chunks = 0;
    override async keep({ name, content }: Parameters<MemoryVault['keep']>[0]) {
      for await (const _chunk of content) this.chunks += 1;
      return { id: name, name, contentType: 'video/mp4', size: 1, sha256: '' };
    }
  })();
  line = await openLine({ ...world, vault: counted });
  begun = await begin(line);
  await upload(form(['file', 'long.mp4', 'x'.repeat(20_000_000)]));
  expect(counted.chunks).toBeGreaterThan(100);
  expect(names()).toEqual(['long.mp4']);
});
