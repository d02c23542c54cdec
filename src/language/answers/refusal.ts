import { bare } from '../fold';
import data from './data/refusals.json';

const refusal = new RegExp(`^(?:${data.begins.join('|')})(?![a-z0-9'])`);
const question = /\?|(?:^|\s)(?:khong|ko|k)\s*$/;

/** Whether the customer does not want to go on: "thôi không xóa nữa", "no, keep it". A question is none. */
export function isRefusal(said: string): boolean {
  const plain = bare(said).trim();
  const alone = /^(?:khong|ko|k|no)\W*$/.test(plain);
  return alone || (refusal.test(plain) && !question.test(plain));
}
