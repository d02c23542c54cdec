import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../dialogs/support/png';
import { desk } from './desk';

describe('desk chat', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-chat-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const chat = (lines: string[], ...args: string[]) =>
    desk(['chat', ...args], `${lines.join('\n')}\n`, { DATA_DIR: folder });

  it('talks: a number presses a choice, and files, state and language have their commands', async () => {
    const { name, content } = png('man-hinh.png');
    await writeFile(join(folder, name), content);
    const attach = `/attach ${join(folder, name)}`;
    const run = await chat([
      '1',
      attach,
      '/attach /nowhere',
      '/lang en',
      '/state',
      '/quit',
      'more',
    ]);
    expect(run.code).toBe(0);
    expect(run.out).toContain('Kính chào Quý khách');
    expect(run.out).toMatch(/1\. Khiếu nại/);
    expect(run.out).toContain('Đã nhận 1 tệp: man-hinh.png');
    expect(run.out).toContain('(/nowhere cannot be read)');
    expect(run.out).toContain('continue in English');
    expect(run.out).toContain('"type": "misuse-complaint"');
    expect(run.out).not.toContain('more');
  });

  it('goes on with a talk, and takes both sides of it', async () => {
    await chat(['/quit'], '--talk', 'one');
    const run = await chat(
      [
        ...['Tôi muốn gặp nhân viên', '/as staff', '/accept 1', 'Chào Quý khách.', '/as customer'],
        ...['Số của tôi bị lộ.', '/as staff', '/return Xin mời tiếp tục.', '/as customer', '/quit'],
      ],
      ...['--talk', 'one'],
    );
    expect(run.out).toContain('(going on with one)');
    expect(run.out).toMatch(/1\. \S+ waiting console:one/);
    expect(run.out).toContain('customer: Tôi muốn gặp nhân viên');
    expect(run.out).toContain('[Console] Chào Quý khách.');
    expect(run.out).toContain('[Console] Xin mời tiếp tục.');
    // While a person is on, the desk is silent.
    const between = /\[Console\] Chào Quý khách\.[\s\S]*?(?=\(you are staff now)/g;
    expect(run.out.match(between)?.join('')).not.toMatch(/Quý khách cần hỗ trợ/);
    expect(run.out).toMatch(/\(returned\)[\s\S]*1\. Khiếu nại/);
  });
});
