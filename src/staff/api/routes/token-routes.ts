import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import { staffRoles } from '../../../domain/staff';
import { formatInstant } from '../../../i18n/formats';
import { rights, rightsOf } from '../../rights';
import { issueApiToken } from '../../sign-in/api-tokens';
import { refusePrograms } from '../own-account';
import { staffRoute } from '../route';
import { instant } from '../schemas';

const right = z.enum(rights);

const listTokens = staffRoute({
  method: 'GET',
  path: '/tokens',
  name: 'listTokens',
  summary: 'The tokens of programs, revoked ones too; the tokens themselves are not kept',
  access: 'staff.tokens',
  answer: {
    status: 200,
    schema: z.object({
      tokens: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          role: z.enum(staffRoles),
          /** What it may do. */
          rights: z.array(z.string()),
          createdAt: instant,
          createdShown: z.string(),
          revokedAt: instant.optional(),
          revokedShown: z.string().optional(),
        }),
      ),
    }),
  },
  async handle({ language }, deps) {
    const tokens = await deps.tokens.list();
    return {
      status: 200,
      json: {
        tokens: tokens.map(({ id, name, role, createdAt, revokedAt, ...one }) => ({
          ...{ id, name, role },
          rights: rightsOf({ role, ...one }),
          createdAt: createdAt.toISOString(),
          createdShown: formatInstant(language, createdAt),
          ...(revokedAt && {
            revokedAt: revokedAt.toISOString(),
            revokedShown: formatInstant(language, revokedAt),
          }),
        })),
      },
    };
  },
});

const makeToken = staffRoute({
  method: 'POST',
  path: '/tokens',
  name: 'makeToken',
  summary:
    'A token for `Authorization: Bearer`, shown this once only; with `rights`, for these alone',
  access: 'staff.tokens',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    role: z.enum(staffRoles),
    rights: z.array(right).min(1).optional(),
  }),
  answer: { status: 201, schema: z.object({ token: z.string() }) },
  async handle({ body }, deps, who) {
    refusePrograms(who);
    const { name, role, rights } = body;
    const token = await issueApiToken(deps, { name, role, ...(rights && { rights }) });
    deps.log.info({ code: 'staff-token-made', by: who.id }, 'a token was made');
    return { status: 201, json: { token } };
  },
});

const revokeToken = staffRoute({
  method: 'DELETE',
  path: '/tokens/{id}',
  name: 'revokeToken',
  summary: 'The token is of no use any more, from this moment',
  access: 'staff.tokens',
  params: z.object({ id: z.string().min(1).max(100) }),
  answer: { status: 204 },
  faults: ['staff-no-token'],
  async handle({ params }, deps, who) {
    const known = (await deps.tokens.list()).some(({ id }) => id === params.id);
    if (!known) throw new DeskError('staff-no-token', 'there is no such token');
    await deps.tokens.revoke(params.id, deps.time.now());
    deps.log.info({ code: 'staff-token-revoked', by: who.id, token: params.id }, 'token revoked');
    return { status: 204 };
  },
});

/** What lets programs in. */
export const tokenRoutes = [listTokens, makeToken, revokeToken];
