import { bare } from '../fold';
import data from './data/same-contact.json';

const same = new RegExp(`(?<![a-z0-9])(?:${data.same.join('|')})(?![a-z0-9])`);

/** Whether the customer means the number or address that she gave before: "vẫn số đó", "same number". */
export const saysSameContact = (said: string): boolean =>
  same.test(bare(said).replace(/\s+/g, ' '));
