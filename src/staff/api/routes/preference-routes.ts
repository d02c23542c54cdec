import { z } from 'zod';
import { contactKey, offerWays, purposes, standingOf } from '../../../domain/preference';
import { staffRoute } from '../route';
import { instant } from '../schemas';

const decided = z.boolean().nullable().meta({ description: 'null: nothing was decided' });

export const preferencesSchema = z.object({
  /** As preferences are kept by it: E.164, or lower case. */
  contact: z.string(),
  /** What now holds. */
  allowed: z.object({
    marketing: z.record(z.enum(offerWays), decided),
    sharing: decided,
  }),
  /** Each decision with its time and the case that is its proof. */
  decisions: z.array(
    z.object({
      purpose: z.enum(purposes),
      way: z.enum([...offerWays, 'all']),
      allowed: z.boolean(),
      since: instant,
      reference: z.string(),
    }),
  ),
});

const contact = z
  .string()
  .max(200)
  .transform((text, context) => {
    const key = contactKey(text);
    if (key !== undefined) return key;
    context.addIssue({ code: 'custom', message: 'no phone number and no e-mail address' });
    return z.NEVER;
  });

const readPreferences = staffRoute({
  method: 'GET',
  path: '/preferences',
  name: 'readPreferences',
  summary: 'What a customer decided about offers and sharing, by phone number or e-mail address',
  access: 'preferences.read',
  query: z.object({ contact }),
  answer: { status: 200, schema: preferencesSchema },
  async handle({ query }, { preferences }) {
    const found = await preferences.of(query.contact);
    return {
      status: 200,
      json: {
        contact: query.contact,
        allowed: standingOf(found),
        decisions: found.map(({ purpose, way, allowed, since, reference }) => ({
          ...{ purpose, way, allowed, reference },
          since: since.toISOString(),
        })),
      },
    };
  },
});

/** What other systems of the company ask before they send offers or share data. */
export const preferenceRoutes = [readPreferences];
