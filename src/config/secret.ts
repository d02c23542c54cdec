import { inspect } from 'node:util';

/**
 * A setting that nobody may read by accident: printed, logged or put into JSON it shows as a mark.
 * The value comes out of `reveal()` alone, so that every place that uses one can be found.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '(secret)';
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
