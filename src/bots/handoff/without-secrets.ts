import { z } from 'zod';
import type { LoggedActivity } from '../../domain/conversation';
import type { Json, JsonObject } from '../../domain/json';
import { symbols } from '../../domain/reference';

const mask = '••••-••••-••••';

const withReceipt = z.object({
  entities: z.array(z.unknown()),
});
const receipt = z.object({
  type: z.literal('paragon.privacy/receipt'),
  accessCode: z.string().min(8),
});

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

function accessCodesIn(activity: JsonObject): string[] {
  const parsed = withReceipt.safeParse(activity);
  if (!parsed.success) return [];
  return parsed.data.entities.flatMap(entity => {
    const found = receipt.safeParse(entity);
    return found.success ? [found.data.accessCode] : [];
  });
}

const group = `[${symbols}]{4}`;
const groups = new RegExp(`(?<![A-Z0-9-])${group}(?:[\\s._–—-]*${group}){2,}(?![A-Z0-9])`, 'giu');

/** Whatever looks like a code as people type it: three groups of four, or more where words stand around it. */
function codeTypedIn({ text }: JsonObject): string[] {
  const found = typeof text === 'string' ? (text.match(groups) ?? []) : [];
  return found.filter(typed => /\d/.test(typed) && /[A-Z]/i.test(typed));
}

function cleanActivity(activity: JsonObject, codes: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(activity).map(([name, value]) => [name, clean(name, value, codes)]),
  );
}

const fileLinks = new Set(['contentUrl', 'thumbnailUrl']);

function clean(name: string, value: Json, codes: readonly string[]): Json {
  if (typeof value === 'string')
    return fileLinks.has(name)
      ? 'urn:paragon:privacy-desk:file'
      : codes.reduce((text, code) => text.replaceAll(code, mask), value);
  if (Array.isArray(value)) return value.map(item => clean(name, item, codes));
  if (value !== null && typeof value === 'object') return cleanActivity(value, codes);
  return value;
}
