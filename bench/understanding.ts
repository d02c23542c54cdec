import { performance } from 'node:perf_hooks';

/**
 * What reading a message costs: loading the readers, the first message, each reader and all readers of a
 * turn together (median and 99th of a hundred), and the memory. A turn reads one text with many readers;
 * no message is read twice in a row, since what one reader has worked out the next may use.
 */
const rounds = 60;

/** Messages as they come: bare and accented, short answers and tellings, in both languages. */
const messages = [
  'hôm qua có bên bảo hiểm gọi đọc đúng số căn cước của tôi',
  'hom qua co ai goi e doc dung so cccd cua e luon, sao shop lai ban thong tin???',
  'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
  'thứ ba tuần trước, khoảng 9 giờ tối',
  'số điện thoại với họ tên',
  '0912 345 678, email lan.nguyen@gmail.com',
  'em tên là Nguyễn Thị Hoa ạ',
  'không nhớ nữa',
  'vì sao lại hỏi cái này?',
  'không phải thứ ba, thứ tư mới đúng',
  'dạ đúng rồi ạ',
  'xóa hết dữ liệu của tôi đi',
  'A company I never heard of called me last Tuesday and knew my date of birth',
  'call me at +84 912 345 678 please',
  'yes, that is right',
  'sua lai so dien thoai la 0987654321',
];

const clock = (): number => performance.now();

/** Microseconds of every call, each reader going over all messages in turn. */
function timed(read: (text: string) => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const message of messages) {
      const start = clock();
      read(message);
      times.push((clock() - start) * 1000);
    }
  }
  return times.sort((one, other) => one - other);
}

const part = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

function line(name: string, times: readonly number[]): string {
  const [middle, late] = [part(times, 0.5), part(times, 0.99)].map(time => time.toFixed(1));
  return `  ${name.padEnd(28)}${middle?.padStart(8)} µs   99 of 100 below ${late?.padStart(8)} µs`;
}

async function main(): Promise<void> {
  const before = process.memoryUsage();
  const loading = clock();
  const { readersOfATurn: turn, openReaders } = await import('./understanding-readers.js');
  const loaded = clock() - loading;
  const opening = clock();
  const apart = openReaders();
  const opened = clock() - opening;
  const together = (text: string): void => {
    for (const read of Object.values(turn)) read(text);
  };
  const first = clock();
  together(messages[0] ?? '');
  const firstTurn = clock() - first;
  const firstEach: string[] = [];
  for (const [name, read] of Object.entries(apart)) {
    const start = clock();
    read(messages[0] ?? '');
    firstEach.push(`${name} ${(clock() - start).toFixed(0)} ms`);
  }
  for (let round = 0; round < 3; round++) timed(together);
  const all = timed(together);
  const heapStart = process.memoryUsage().heapUsed;
  const turns = 20;
  for (let at = 0; at < turns; at++) together(messages[at % messages.length] ?? '');
  const garbage = (process.memoryUsage().heapUsed - heapStart) / turns;
  const after = process.memoryUsage();
  process.stdout.write(
    `${[
      `understanding, ${messages.length} messages, ${rounds} rounds`,
      `  load the readers            ${loaded.toFixed(0)} ms, open the intent model ${opened.toFixed(0)} ms`,
      `  first message               ${firstTurn.toFixed(0)} ms; ${firstEach.join(', ')}`,
      line('all readers of a turn', all),
      ...Object.entries({ ...turn, ...apart }).map(([name, read]) => line(name, timed(read))),
      `  new on the heap a turn      ${(garbage / 1024).toFixed(0)} kB`,
      `  memory                      heap ${megabytes(after.heapUsed - before.heapUsed)}, resident ${megabytes(after.rss - before.rss)}`,
    ].join('\n')}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
