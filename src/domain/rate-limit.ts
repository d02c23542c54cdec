import type { TimeSource } from './ports';

/** So many at once, and then so many a minute. */
export interface Rate {
  burst: number;
  perMinute: number;
}

interface Bucket {
  left: number;
  /** Unix milliseconds of the last look. */
  at: number;
}

/** Makes the limit of a name; `limits-across.ts` makes limits that hold for several processes together. */
export type LimitMaker = (name: string, rate: Rate) => RateLimit;

/** Limits of this process alone. */
export const limitsHere =
  (time: TimeSource): LimitMaker =>
  (_, rate) =>
    new RateLimit(rate, time);

/**
 * Counts what each key (an address, a conversation) does, by token buckets in this process. A full
 * bucket is forgotten, so memory follows those who were active in the last minutes.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly time: TimeSource,
    private readonly maxKeys = 50_000,
    /** Told of each that was taken here. */
    private readonly onTaken: (key: string) => void = () => undefined,
  ) {}

  /** Keys in memory. */
  get size(): number {
    return this.buckets.size;
  }

  /** Takes one, if there is one left. */
  allows(key: string): boolean {
    const bucket = this.look(key);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    this.onTaken(key);
    return true;
  }

  /** One was taken in another process: it counts here too. */
  takenElsewhere(key: string): void {
    const bucket = this.look(key);
    bucket.left = Math.max(bucket.left - 1, -this.rate.burst);
  }

  /** Looks without taking. */
  isSpent(key: string): boolean {
    return this.look(key).left < 1;
  }

  /** Seconds until the key has one again. */
  retryAfter(key: string): number {
    const { left } = this.look(key);
    return Math.max(1, Math.ceil(((1 - left) * 60) / this.rate.perMinute));
  }

  private look(key: string): Bucket {
    const now = this.time.now().getTime();
    const known = this.buckets.get(key);
    const bucket = known ?? { left: this.rate.burst, at: now };
    bucket.left = this.leftAt(bucket, now);
    bucket.at = now;
    if (!known) {
      if (this.buckets.size >= this.maxKeys) this.forget(now);
      this.buckets.set(key, bucket);
    }
    return bucket;
  }

  private leftAt(bucket: Bucket, now: number): number {
    const gained = (Math.max(0, now - bucket.at) * this.rate.perMinute) / 60_000;
    return Math.min(this.rate.burst, bucket.left + gained);
  }

  /** Full buckets first; if all are in use, the oldest tenth, so that a flood of keys cannot fill memory. */
  private forget(now: number): void {
    for (const [key, bucket] of this.buckets)
      if (this.leftAt(bucket, now) >= this.rate.burst) this.buckets.delete(key);
    let surplus = this.buckets.size - Math.floor(this.maxKeys * 0.9);
    for (const key of this.buckets.keys()) {
      if (surplus-- <= 0) break;
      this.buckets.delete(key);
    }
  }
}
