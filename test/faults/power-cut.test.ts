import { join } from 'node:path';
import { DeskProcess } from './support/desk-process';
import { Line } from './support/line';
import { noWatchBecause, SystemCalls } from './support/system-calls';

const missing = noWatchBecause();
const watched = missing ? describe.skip : describe;

/**
 * A killed process leaves the machine's cache whole, so that killing shows nothing of a power cut. This does:
 * the kernel was asked to put the log on the disk, and had said yes, before any acknowledgement went out.
 */
watched(`the power is cut at any moment${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await DeskProcess.prepare();
    await desk.start();
  });
  afterAll(() => desk.remove());

  it('finds on the disk what was acknowledged before', async () => {
    const line = new Line({ url: desk.url, address: '10.1.2.3' });
    await line.open('vi');
    await line.post('Xin chào', 'first');
    const calls = await SystemCalls.watch(desk.pid ?? 0, join(desk.dataDir, 'calls.txt'));
    const acknowledged: string[] = [];
    for (const [nth, text] of [
      'Khiếu nại dữ liệu bị dùng sai',
      'Có người gọi',
      'hôm qua',
    ].entries())
      acknowledged.push(await line.post(text, `watched-${nth}`));
    const deeds = await calls.end();

    const told: string[] = [];
    let isWritten = false;
    let isOnDisk = true;
    for (const deed of deeds) {
      if (deed.kind === 'log-written') [isWritten, isOnDisk] = [true, false];
      if (deed.kind === 'log-on-disk') isOnDisk = true;
      const id = acknowledged.find(one => deed.kind === 'sent' && deed.text.includes(one));
      if (id === undefined) continue;
      expect({ id, isWritten, isOnDisk }).toEqual({ id, isWritten: true, isOnDisk: true });
      told.push(id);
      isWritten = false;
    }
    expect(told).toEqual(acknowledged);
  });
});
