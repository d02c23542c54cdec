import type { StaffApiDeps } from '../../src/staff/api/api-deps';
import type { Call } from '../../src/staff/api/route';
import { liveRoutes } from '../../src/staff/api/routes/live-routes';

const [live] = liveRoutes;

describe('the stream of a program', () => {
  it('ends once its token is revoked', async () => {
    let isStillGood = (): Promise<boolean> => Promise.resolve(false);
    const at = new Date('2026-03-02T02:00:00Z');
    const token = { id: 'T-1', tokenHash: 'x', name: 'CRM', role: 'agent', createdAt: at };
    const tokens: object[] = [token];
    const deps = {
      tokens: { list: async () => tokens },
      liveStreams: {
        begin: (_owner: string, check: typeof isStillGood) => {
          isStillGood = check;
        },
      },
    } as unknown as StaffApiDeps;
    const call = { language: 'vi', address: '192.0.2.1', files: [] } as unknown as Call<
      unknown,
      unknown,
      unknown
    >;
    await live?.handle(call, deps, { kind: 'program', id: 'T-1', name: 'CRM', role: 'agent' });
    expect(await isStillGood()).toBe(true);
    tokens[0] = { ...token, revokedAt: at };
    expect(await isStillGood()).toBe(false);
  });
});
