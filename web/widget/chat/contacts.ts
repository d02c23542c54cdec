import { element } from '../dom';
import type { PageConfig } from './config';
import { type Language, textsOf } from './texts';

/** The published ways to reach people, to be pressed. */
export function contacts(
  { supportEmail, supportPhone }: PageConfig,
  language: Language,
): HTMLElement {
  const texts = textsOf(language).help;
  const list = element('ul', { class: 'contacts' });
  const add = (label: string, address: string, words: string) =>
    list.append(element('li', {}, `${label}: `, element('a', { href: address }, words)));
  if (supportPhone) add(texts.phone, `tel:${supportPhone.replace(/[^\d+]/g, '')}`, supportPhone);
  if (supportEmail) add(texts.email, `mailto:${supportEmail}`, supportEmail);
  return list;
}
