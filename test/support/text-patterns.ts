import type { Language } from '../../src/domain/language';
import { resources } from '../../src/i18n/resources';

/** The texts behind a key, parameters still open; both forms where it has a plural. */
export function templatesOf(language: Language, key: string): string[] {
  const found = [key, `${key}_one`, `${key}_other`]
    .map(path =>
      path.split('.').reduce<unknown>((tree, step) => branch(tree, step), resources[language]),
    )
    .filter(text => typeof text === 'string');
  if (found.length === 0) throw new Error(`locales/${language} has no text ${key}`);
  return found;
}

/** Matches a whole message made of these texts in this order. */
export function messagePattern(
  language: Language,
  keys: readonly string[],
  params: Readonly<Record<string, string>>,
): RegExp {
  const paragraphs = keys.map(key => {
    const texts = templatesOf(language, key.replace(/\*$/, ''));
    const pattern = `(?:${texts.map(text => textPattern(text, params)).join('|')})`;
    return key.endsWith('*') ? `${pattern}(?:\\n${pattern})*` : pattern;
  });
  return new RegExp(`^${paragraphs.join('\\n\\n')}$`, 's');
}

function textPattern(template: string, params: Readonly<Record<string, string>>): string {
  return template
    .split(/\{\{(\w+)\}\}/)
    .map((part, place) => {
      if (place % 2 === 0) return escapePattern(part);
      const value = params[part];
      return value === undefined ? '.+?' : `[^\\n]*?${escapePattern(value)}[^\\n]*?`;
    })
    .join('');
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const branch = (tree: unknown, step: string): unknown =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).find(([name]) => name === step)?.[1]
    : undefined;
