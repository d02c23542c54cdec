import type { Language } from '../../../src/domain/language';
import { Customer, type CustomerOptions } from './customer';

/** Many customers at once, who come one after the other until they are told that it is enough. */
export class Crowd {
  readonly customers: Customer[] = [];
  private enough = false;
  private readonly walking: Promise<void>[];

  constructor(size: number, options: Pick<CustomerOptions, 'url' | 'patienceMs'>) {
    this.walking = Array.from({ length: size }, (_, place) => this.comeAndGo(place, options));
    // Whoever waits for the end hears of it; a fault before that is none unheard.
    for (const walk of this.walking) walk.catch(() => undefined);
  }

  /** Lets everybody come to the end of her walk. @throws Error of the first who could not. */
  async finish(): Promise<void> {
    this.enough = true;
    await Promise.all(this.walking);
  }

  private async comeAndGo(
    place: number,
    options: Pick<CustomerOptions, 'url' | 'patienceMs'>,
  ): Promise<void> {
    for (let visit = 0; visit === 0 || !this.enough; visit++) {
      const language: Language = (place + visit) % 2 === 0 ? 'vi' : 'en';
      const customer = new Customer({
        ...options,
        language,
        name: `c${place}v${visit}`,
        listens: place % 3 === 1,
        copies: place % 4 === 2 ? 3 : 1,
      });
      this.customers.push(customer);
      await customer.walk();
      customer.leave();
    }
  }
}
