import { preferencesSchema } from '../../src/staff/api/routes/preference-routes';
import { office, read } from './support/office';

let desk: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  desk = await office();
});
afterEach(() => desk.close());

describe('preferences', () => {
  it.each(['agent', 'supervisor', 'auditor'] as const)(
    'tell an %s what holds for a number, however it is written',
    async role => {
      const get = await desk.as(role);
      for (const contact of ['+84912345678', '0912 345 678', '0912.345.678']) {
        const response = await get(`/preferences?contact=${encodeURIComponent(contact)}`);
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(await read(response, preferencesSchema)).toEqual({
          contact: '+84912345678',
          allowed: {
            marketing: { sms: true, call: false, email: false, social: false },
            sharing: null,
          },
          decisions: [
            {
              ...{ purpose: 'marketing', way: 'all', allowed: false, reference: 'PD-7K3M-9QX4' },
              since: '2026-03-02T02:00:00.000Z',
            },
            {
              ...{ purpose: 'marketing', way: 'sms', allowed: true, reference: 'PD-7K3M-9QX4' },
              since: '2026-03-03T02:00:00.000Z',
            },
          ],
        });
      }
    },
  );

  it('know of a contact that nothing was decided about only that', async () => {
    const get = await desk.as('agent');
    const found = await read(
      await get('/preferences?contact=Nobody@Example.vn'),
      preferencesSchema,
    );
    expect(found).toMatchObject({
      contact: 'nobody@example.vn',
      allowed: { marketing: { sms: null }, sharing: null },
      decisions: [],
    });
  });

  it('refuse what is no contact, and whoever is not staff', async () => {
    const get = await desk.as('agent');
    for (const query of ['', '?contact=', '?contact=hoa', '?contact=12'])
      expect((await get(`/preferences${query}`)).status).toBe(400);
    expect((await desk.call('/preferences?contact=0912345678')).status).toBe(401);
  });
});
