import type { PolicySection } from '../../domain/policy';
import { bare } from '../fold';

const longest = 200;
const named = /\b(?:muc|section|part|dieu khoan)\s+["'“(]?([a-e])\b(?!')/u;

/** The section of the notice that a question names ("mục B nói gì", "what does section E mean"). */
export function sectionAsked(text: string): PolicySection | undefined {
  const letter = named.exec(bare(text.slice(0, longest)))?.[1];
  return letter?.toUpperCase() as PolicySection | undefined;
}
