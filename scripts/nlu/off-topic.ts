import data from './data/off-topic.json';
import { randomFrom } from './random';
import type { Sample } from './vary';

/**
 * Things that are none of the desk's business, in the very sentences that people use for their
 * data ("delete my playlist", "hồ sơ" replaced by "bưu kiện"): they teach that a verb alone says
 * nothing. The same every time.
 */
export function offTopicSamples(count: number, weight: number): Sample[] {
  const random = randomFrom('off topic');
  return Array.from({ length: count }, (_, at) => {
    const { frames, things } = at % 2 === 0 ? data.vi : data.en;
    const text = random.pick(frames).replace('{}', random.pick(things));
    return { text, intent: 'none', weight };
  });
}

/** Heaps of letters, as a cat on the keyboard types them. */
export function gibberishSamples(count: number, weight: number): Sample[] {
  const random = randomFrom('gibberish');
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const rows = [[...'asdfghjkl'], [...'qwertyuiop'], [...'zxcvbnm']];
  const word = () => {
    const from = random.next() < 0.5 ? letters : random.pick(rows);
    return Array.from({ length: 3 + Math.floor(random.next() * 6) }, () => random.pick(from)).join(
      '',
    );
  };
  return Array.from({ length: count }, () => ({
    text: Array.from({ length: 1 + Math.floor(random.next() * 3) }, word).join(' '),
    intent: 'none',
    weight,
  }));
}
