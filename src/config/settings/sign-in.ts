import { z } from 'zod';
import { staffRoles } from '../../domain/staff';
import { listOf, oneOf, type Setting, safeReceiver, secret, words } from '../setting';

const groupRole = z
  .string()
  .regex(/^[^=]{1,200}=[a-z]+$/)
  .transform(text => ({
    group: text.slice(0, text.lastIndexOf('=')).trim(),
    role: text.slice(text.lastIndexOf('=') + 1),
  }))
  .pipe(z.object({ group: z.string().min(1), role: z.enum(staffRoles) }));

/** How staff sign in. */
export const signInSettings = {
  staffPasswords: {
    variable: 'STAFF_PASSWORDS',
    doc: ['Whether staff may sign in by password: true or false. false needs OIDC_ISSUER.'],
    schema: oneOf('true', 'false'),
    cure: 'give true or false',
    default: 'true',
  },
  oidcIssuer: {
    variable: 'OIDC_ISSUER',
    doc: [
      "The company's sign-in service (OpenID Connect), by its issuer address. Register PUBLIC_URL with",
      '/staff/oidc/callback behind it there. Without it, staff sign in by password alone.',
    ],
    // As it stands: some issuers end with a slash, and are compared letter by letter.
    schema: z.string().refine(text => safeReceiver.safeParse(text).success),
    cure: 'give an address that begins with https:// (http:// only for this very machine)',
    example: 'https://login.example.vn/realms/company',
  },
  oidcClientId: {
    variable: 'OIDC_CLIENT_ID',
    doc: ['The name that the desk was registered under at the sign-in service.'],
    schema: words,
    cure: 'give the client id',
    example: 'privacy-desk',
  },
  oidcClientSecret: {
    variable: 'OIDC_CLIENT_SECRET',
    doc: ['The secret that the sign-in service gave the desk.'],
    schema: secret(),
    cure: 'give the client secret',
    example: '<the client secret>',
  },
  oidcName: {
    variable: 'OIDC_NAME',
    doc: ['What staff know the sign-in service by: the words on its button.'],
    schema: words,
    cure: 'give a name',
    default: 'PARAGON',
  },
  oidcRoleClaim: {
    variable: 'OIDC_ROLE_CLAIM',
    doc: ["The claim that names a person's groups or roles."],
    schema: words,
    cure: 'give the name of a claim',
    default: 'groups',
  },
  oidcRoles: {
    variable: 'OIDC_ROLES',
    doc: [
      'Which group is which role at the desk: group=role, divided by commas. Roles are agent, supervisor',
      'and auditor. Who is in none of the groups is not let in.',
    ],
    schema: listOf(groupRole).refine(all => all.length > 0),
    cure: 'give group=role pairs, for example privacy-agents=agent,privacy-leads=supervisor',
    example: 'privacy-agents=agent,privacy-leads=supervisor',
  },
} as const satisfies Record<string, Setting<unknown>>;
