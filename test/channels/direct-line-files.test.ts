import { Readable } from 'node:stream';
import { type Line, openLine, shop } from './support/open-line';
import { activitiesOf, begin, conversations } from './support/requests';

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.close());

const name = 'Thư trả lời (bản 2).txt';

/** A talk in which staff have sent a file. */
const withFile = async () => {
  const begun = await begin(line);
  const content = Readable.from(Buffer.from('<script>alert(1)</script>'));
  const kept = await line.world.vault.keep({ name, content });
  line.turns.say(begun.conversationId, {
    type: 'message',
    text: 'Xin xem tệp',
    attachments: [
      {
        ...{ name, contentType: 'text/html', contentUrl: `urn:paragon:evidence:${kept.id}` },
        content: { ...kept },
      },
    ],
  });
  const { activities } = (await activitiesOf(line, begun)).body;
  const sent = activities.at(-1) as { attachments?: { contentUrl: string }[] } | undefined;
  return { begun, kept, attachment: sent?.attachments?.[0] };
};

const direct = (id: string, fileId: string) => `${line.url}${conversations}/${id}/files/${fileId}`;

it('gives the customer a file of staff as a download, never as a page of the desk', async () => {
  const { begun, kept, attachment } = await withFile();
  expect(attachment).toMatchObject({ name, contentType: 'text/html', size: kept.size });
  expect(JSON.stringify(attachment)).not.toContain(kept.sha256);
  for (const answer of [
    await fetch(attachment?.contentUrl ?? ''),
    await fetch(direct(begun.conversationId, kept.id), {
      headers: { authorization: `Bearer ${begun.token}` },
    }),
  ]) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<script>alert(1)</script>');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('Thư trả lời ')}%28${encodeURIComponent('bản 2')}%29.txt`,
    );
  }
});

it('refuses what is not hers, not a file, or too late', async () => {
  const { begun, kept, attachment } = await withFile();
  const other = await begin(line);
  const get = async (id: string, fileId: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(direct(id, fileId), { headers })).status;
  };
  expect(await get(begun.conversationId, kept.id, other.token)).toBe(403);
  expect(await get(other.conversationId, kept.id, other.token)).toBe(404);
  expect(await get(begun.conversationId, 'other', begun.token)).toBe(404);
  expect((await fetch(direct(begun.conversationId, kept.id))).status).toBe(401);
  const link = new URL(attachment?.contentUrl ?? '');
  const linked = link.searchParams.get('t');
  // What stands in the link opens nothing else.
  const stream = new URL(begun.streamUrl).searchParams.get('t');
  expect((await fetch(`${direct(begun.conversationId, kept.id)}?t=${stream}`)).status).toBe(403);
  expect(
    (
      await fetch(`${line.url}${conversations}/${begun.conversationId}/activities`, {
        headers: { authorization: `Bearer ${linked}`, origin: shop },
      })
    ).status,
  ).toBe(403);
  line.world.clock.advance(1800);
  expect((await fetch(link)).status).toBe(403);
});

it('does not give out again what the customer sent', async () => {
  const begun = await begin(line);
  const form = new FormData();
  form.append('file', new Blob(['mine']), 'mine.txt');
  const headers = { authorization: `Bearer ${begun.token}` };
  await fetch(`${line.url}${conversations}/${begun.conversationId}/upload`, {
    ...{ method: 'POST', headers, body: form },
  });
  const [kept] = [...line.world.vault.files.keys()];
  const answer = await fetch(direct(begun.conversationId, kept ?? ''), { headers });
  expect(answer.status).toBe(404);
});
