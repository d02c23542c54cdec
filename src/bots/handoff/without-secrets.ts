import { z } from 'zod';
import type { LoggedActivity } from '../../domain/conversation';
import type { Json, JsonObject } from '../../domain/json';

const mask = '••••-••••-••••';

const withReceipt = z.object({
  entities: z.array(z.unknown()),
});
const receipt = z.object({
  type: z.literal('paragon.privacy/receipt'),
  accessCode: z.string().min(8),
});

/**
 * The log as staff may read it: the access code that a customer was told is hers alone, so it is
 * masked wherever it stands, and so are links by which a channel would hand out her files.
 */
export function withoutSecrets(log: readonly LoggedActivity[]): LoggedActivity[] {
  const codes = log.flatMap(({ activity }) => accessCodesIn(activity));
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
