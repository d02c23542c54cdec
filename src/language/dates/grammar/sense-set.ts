import type { SenseMap } from './senses';

/** The number of each sense that was met in a pattern or a text: there are a hundred. */
const numbers = new Map<string, number>();
const most = 128;

/** One bit a sense. Every rule asks for its senses with every text. */
export class SenseSet {
  private readonly bits = new Int32Array(most / 32);

  static of(senses: Iterable<string>): SenseSet {
    const set = new SenseSet();
    for (const sense of senses) set.add(sense);
    return set;
  }

  addAll(senses: SenseMap): void {
    for (const sense in senses) this.add(sense);
  }

  hasAll({ bits }: SenseSet): boolean {
    for (let at = 0; at < bits.length; at++) {
      const needed = bits[at] ?? 0;
      if (((this.bits[at] ?? 0) & needed) !== needed) return false;
    }
    return true;
  }

  private add(sense: string): void {
    let number = numbers.get(sense);
    if (number === undefined) {
      number = numbers.size;
      if (number === most) throw new Error('more senses than a set has room for');
      numbers.set(sense, number);
    }
    this.bits[number >> 5] = (this.bits[number >> 5] ?? 0) | (1 << (number & 31));
  }
}
