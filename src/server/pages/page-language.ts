import { z } from 'zod';
import { isLanguage, type Language } from '../../domain/language';

const locale = z.string().max(35);

/**
 * The language of a page: the `locale` that was asked for (`vi`, `en-US`), else the first of
 * Accept-Language that the desk speaks, else Vietnamese. What is not understood is passed over.
 */
export function pageLanguage(asked: unknown, acceptLanguage: string | undefined): Language {
  const named = locale.safeParse(asked);
  const wishes = [
    ...(named.success ? [named.data] : []),
    ...(acceptLanguage ?? '').slice(0, 500).split(','),
  ];
  return wishes.map(primaryTag).find(isLanguage) ?? 'vi';
}

const primaryTag = (tag: string): string | undefined =>
  tag.trim().toLowerCase().split(/[-_;]/, 1)[0];
