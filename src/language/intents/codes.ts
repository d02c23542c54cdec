import { bare } from '../fold';
import type { Intent } from '../intent';
import data from './data/codes.json';

/**
 * Whole messages that are a code rather than a sentence, as people send them to short numbers
 * ("TC QC", "HUY QC", "STOP", "DK"). Nothing longer is ever judged by them.
 */
const codes: ReadonlyMap<string, Intent> = new Map(
  (Object.entries(data) as [Intent, string[]][]).flatMap(([intent, list]) =>
    list.map((code): [string, Intent] => [keyOf(code), intent]),
  ),
);

/** The intent of a message that is exactly a known code, in whatever case and spacing. */
export function intentOfCode(text: string): Intent | undefined {
  return text.length > longest ? undefined : codes.get(keyOf(text));
}

const longest = 40;

function keyOf(text: string): string {
  return bare(text).replace(/[\s.!,_-]+/gu, '');
}
