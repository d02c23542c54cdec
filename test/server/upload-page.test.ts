import { LinkTokens } from '../../src/channels/links/link-tokens';
import { type ChannelDesk, openChannelDesk } from '../channels/support/channel-desk';
import { png } from '../dialogs/support/png';
import { openZalo } from '../support/providers/zalo';
import { TestRandom } from '../support/test-time';

const day = 24 * 3_600_000;

describe('links for what a channel cannot carry', () => {
  let desk: ChannelDesk;
  let tokens: LinkTokens;
  beforeEach(async () => {
    desk = await openChannelDesk(await openZalo());
    tokens = new LinkTokens(
      await desk.app.store.secret('channel-links'),
      desk.time,
      new TestRandom(7),
    );
    await desk.says('Tôi muốn khiếu nại dữ liệu bị dùng sai');
  });
  afterEach(() => desk.close());

  const uploadUrl = () => {
    const { conversationId: conversation } = desk.provider;
    return `${desk.url}/upload/${tokens.mint({ purpose: 'upload', conversation })}`;
  };
  const upload = async (url: string, ...names: string[]) => {
    const form = new FormData();
    for (const name of names)
      form.append('files', new Blob([new Uint8Array(png(name).content)]), name);
    const answer = await fetch(url, { method: 'POST', body: form });
    await desk.settle();
    return { status: answer.status, page: await answer.text() };
  };
  const pageOf = async (url: string) => (await fetch(url)).text();

  it('take files into the talk, once, and the channel says so', async () => {
    const url = uploadUrl();
    expect(await pageOf(url)).toContain('type="file"');
    const sent = await upload(url, 'một.png', 'hai.png');
    expect(sent.page).toContain(desk.text('channels.uploadPage.done'));
    expect(desk.provider.shown.at(-1)?.text).toMatch(/Đã nhận 2 tệp: một\.png .* và hai\.png/);

    const again = await upload(url, 'ba.png');
    expect(again.page).toContain(desk.text('channels.uploadPage.used'));
    expect(await pageOf(url)).toContain(desk.text('channels.uploadPage.used'));
    const kept = (await desk.log()).flatMap(({ activity }) => activity.attachments ?? []);
    expect(kept).toHaveLength(2);
  });

  it('ask again where no file was chosen', async () => {
    expect((await upload(uploadUrl())).page).toContain('type="file"');
  });

  it('are good for a few days, for one purpose, and cannot be made up', async () => {
    const url = uploadUrl();
    const gone = desk.text('channels.uploadPage.gone');
    expect(await pageOf(`${url}x`)).toContain(gone);
    expect((await fetch(url.replace('/upload/', '/files/'))).status).toBe(404);
    desk.time.pass(4 * day);
    expect(await upload(url, 'một.png')).toMatchObject({ status: 404 });
  });

  it('run no script and are shown in no frame', async () => {
    const { headers } = await fetch(uploadUrl());
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w-]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  it('bring a file that staff sent and the channel does not take, as a download', async () => {
    const { name, content } = png('biên bản.png', 2_000_000);
    await desk.staffSays('Biên bản đây ạ.', [{ name, content }]);
    await desk.settle();
    const text = desk.provider.shown.at(-1)?.text ?? '';
    const link = /https:\/\/desk\.example\.vn(\/files\/\S+)/.exec(text)?.[1] ?? '';
    const answer = await fetch(`${desk.url}${link}`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });
});
