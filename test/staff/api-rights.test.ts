import { type StaffRole, staffRoles } from '../../src/domain/staff';
import type { ApiDescription } from '../../src/staff/api/openapi';
import { faultStatus } from '../../src/staff/api/problem';
import { staffRoutes } from '../../src/staff/api/routes';
import { may, type Right, rights } from '../../src/staff/rights';
import { issueApiToken } from '../../src/staff/sign-in/api-tokens';
import { cookieOf, office } from './support/office';
import { hours } from './support/sources';
import { staffTexts } from './support/texts';

let desk: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  desk = await office();
});
afterEach(() => desk.close());

describe('rights', () => {
  const guarded = staffRoutes.filter(route => route.access !== 'anybody');
  const pathOf = (path: string, reference: string) => path.replace('{reference}', reference);

  it.each(guarded.map(route => [`${route.method} ${route.path}`, route] as const))(
    '%s is closed to strangers, to ended sessions and to false tokens',
    async (_name, route) => {
      const { call, cases, events, clock, welcomeLan } = desk;
      const ended = cookieOf(await welcomeLan());
      clock.advance(hours(13));
      const before = events.length;
      for (const headers of [{}, { cookie: ended }, { authorization: 'Bearer pd_guess' }]) {
        const response = await call(pathOf(route.path, cases.late.reference), {
          method: route.method,
          headers: { 'x-desk-request': '1', ...headers },
        });
        expect(response.status).toBe(401);
      }
      expect(events).toHaveLength(before);
    },
  );

  it('are decided in one place, and what is not granted is denied', async () => {
    const { as, call, deps } = desk;
    const forSupervisors: Right[] = [
      ...(['cases.redact', 'templates.edit', 'calendar.edit'] as const),
      ...(['staff.invite', 'staff.manage', 'staff.tokens'] as const),
    ];
    const table = staffRoles.map(role => [role, rights.filter(right => may(role, right))]);
    expect(Object.fromEntries(table)).toEqual({
      supervisor: rights,
      agent: rights.filter(right => !forSupervisors.includes(right)),
      auditor: [
        ...['cases.list', 'cases.read', 'cases.transcript', 'chats.read', 'cases.export'],
        ...['figures.read', 'preferences.read'],
      ],
    });
    expect(may('intruder' as StaffRole, 'cases.list')).toBe(false);
    expect(may('supervisor', 'cases.burn' as Right)).toBe(false);
    expect((await (await as('agent'))('/me')).status).toBe(200);
    for (const [role, status] of [
      ['agent', 403],
      ['auditor', 403],
      ['supervisor', 200],
    ] as const) {
      const token = await issueApiToken(deps, { name: role, role });
      const authorization = `Bearer ${token}`;
      const response = await call('/accounts', { headers: { authorization } });
      expect(response.status).toBe(status);
      // What lets people in, people make: a program could outlive its token.
      const invited = await call('/invitations', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"role":"agent"}',
      });
      expect(invited.status).toBe(403);
    }
  });
});

describe('openapi.json', () => {
  it('describes exactly the routes that are mounted', async () => {
    const { call, server } = desk;
    const description = (await (await call('/openapi.json')).json()) as ApiDescription;
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map(method => `${method} ${path}`),
    );
    const mounted: string[] = server
      .getDebugInfo()
      .routes.filter((route: { path: string }) => route.path.startsWith('/staff/api'))
      .map(
        (route: { method: string; path: string }) =>
          `${route.method.toLowerCase()} ${route.path.replace('/staff/api', '').replace(/:(\w+)/g, '{$1}')}`,
      );
    expect(described.toSorted()).toEqual(mounted.toSorted());
  });

  it('names what each route takes and how it fails', async () => {
    const description = (await (await desk.call('/openapi.json')).json()) as ApiDescription;
    expect(description.paths['/cases']?.get).toMatchObject({
      parameters: expect.arrayContaining([
        expect.objectContaining({ in: 'query', name: 'state', required: false }),
        expect.objectContaining({ in: 'query', name: 'limit' }),
      ]),
      responses: { 200: {}, 400: {}, 401: {}, 403: {} },
    });
    expect(description.paths['/session']?.post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { required: ['email', 'password'] } } },
      },
    });
  });

  it('names each operation once, and no fault that has no status', () => {
    const names = staffRoutes.map(route => route.name);
    expect(new Set(names).size).toBe(names.length);
    for (const route of staffRoutes)
      for (const fault of route.faults ?? []) expect(faultStatus).toHaveProperty(fault);
  });
});

describe('every fault that staff can meet', () => {
  const texts = staffTexts();
  it.each(Object.keys(faultStatus))('%s has words in both languages', code => {
    for (const language of ['vi', 'en'] as const)
      expect(texts.t(language, `staff.faults.${code}`, { name: 'Lan' })).toBeTruthy();
  });
});
