import { createHmac } from 'node:crypto';
import type { Contact } from '../../domain/answers';

/**
 * Contacts as they can be searched without being readable: an HMAC-SHA-256 under a key of the desk's
 * own. That key is kept wrapped like all data keys, so that the hashes outlive the master key.
 */
export class ContactLookup {
  constructor(private readonly key: Buffer) {}

  /** One hash for each way to reach somebody. */
  hashes(contact: Contact): Buffer[] {
    const ways: string[] = [];
    if (contact.phone) ways.push(`phone:${contact.phone.replace(/[^+\d]/g, '')}`);
    if (contact.email) ways.push(`email:${contact.email.trim().normalize('NFC').toLowerCase()}`);
    return ways.map(way => createHmac('sha256', this.key).update(way).digest());
  }

  /** The hash of one phone (E.164) or e-mail address. */
  hash(contact: string): Buffer {
    const [hash] = this.hashes(contact.includes('@') ? { email: contact } : { phone: contact });
    return hash ?? Buffer.alloc(0);
  }

  /** The hash of a word of a telling: short, since it only has to find, and there are many. */
  word(word: string): Buffer {
    return createHmac('sha256', this.key).update(`word:${word}`).digest().subarray(0, 8);
  }
}
