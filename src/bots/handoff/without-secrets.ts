import type { LoggedActivity } from '../../domain/conversation';
import type { Json, JsonObject } from '../../domain/json';
import { symbols } from '../../domain/reference';

const mask = '••••-••••-••••';
/** What is shorter would be masked where it is part of other words. */
const shortestCode = 8;

/**
 * The log as staff may read it: the access code that a customer was told, or has typed, is hers alone, so
 * it is masked wherever it stands, and so are links by which a channel would hand out her files.
 */
export function withoutSecrets(log: readonly LoggedActivity[]): LoggedActivity[] {
  const codes = log.flatMap(({ activity, from }) => [
    ...accessCodesIn(activity),
    ...(from === 'customer' ? codeTypedIn(activity) : []),
  ]);
  return log.map(entry => ({ ...entry, activity: cleanActivity(entry.activity, codes) }));
}

function accessCodesIn({ entities }: JsonObject): string[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap(entity => {
    const { type, accessCode } = isObject(entity) ? entity : {};
    const isToldOne = type === 'paragon.privacy/receipt' && typeof accessCode === 'string';
    return isToldOne && accessCode.length >= shortestCode ? [accessCode] : [];
  });
}

const group = `[${symbols}]{4}`;
const groups = new RegExp(`(?<![A-Z0-9-])${group}(?:[\\s._–—-]*${group}){2,}(?![A-Z0-9])`, 'giu');

/** Whatever looks like a code as people type it: three groups of four, or more where words stand around it. */
function codeTypedIn({ text }: JsonObject): string[] {
  const found = typeof text === 'string' ? (text.match(groups) ?? []) : [];
  return found.filter(typed => /\d/.test(typed) && /[A-Z]/i.test(typed));
}

/** The same object where nothing in it is secret, as in nearly all. */
function cleanActivity(activity: JsonObject, codes: readonly string[]): JsonObject {
  const changed: [string, Json][] = [];
  for (const [name, value] of Object.entries(activity)) {
    const cleaned = clean(name, value, codes);
    if (cleaned !== value) changed.push([name, cleaned]);
  }
  return changed.length === 0 ? activity : { ...activity, ...Object.fromEntries(changed) };
}

const fileLinks = new Set(['contentUrl', 'thumbnailUrl']);

function clean(name: string, value: Json, codes: readonly string[]): Json {
  if (typeof value === 'string')
    return fileLinks.has(name)
      ? 'urn:paragon:privacy-desk:file'
      : codes.reduce((text, code) => text.replaceAll(code, mask), value);
  if (Array.isArray(value)) {
    const items = value.map(item => clean(name, item, codes));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  return isObject(value) ? cleanActivity(value, codes) : value;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
