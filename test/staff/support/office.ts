import type { AddressInfo } from 'node:net';
import { createServer, plugins } from 'restify';
import type { z } from 'zod';
import { listedHolidays } from '../../../src/domain/clock/calendar';
import { startClock } from '../../../src/domain/clock/clock';
import type { Preference } from '../../../src/domain/preference';
import { limitsHere } from '../../../src/domain/rate-limit';
import type { StaffRole } from '../../../src/domain/staff';

import { mountStaff } from '../../../src/staff/mount-staff';
import { issueApiToken } from '../../../src/staff/sign-in/api-tokens';
import { inviteFirstAccount } from '../../../src/staff/sign-in/invitations';
import { Passwords } from '../../../src/staff/sign-in/passwords';
import { SignIn } from '../../../src/staff/sign-in/sign-in';
import { TryLimits } from '../../../src/staff/sign-in/try-limits';
import { aCase, aTalk } from './a-case';
import { memoryDesk } from './memory-desk';
import { memoryQueue } from './memory-queue';
import { memoryStaff } from './memory-staff';
import { noCaseWork } from './no-case-work';
import { noChats } from './no-chats';
import { quietWatch } from './quiet-watch';
import { realRandom, TestClock, TestLog } from './sources';
import { staffTexts } from './texts';

export const hostile = '<script>alert(1)</script>';
export const password = 'mật khẩu rất dài';

const refusal = (way: Preference['way'], allowed: boolean, since: string): Preference => ({
  ...{ contact: '+84912345678', purpose: 'marketing', reference: 'PD-7K3M-9QX4' },
  ...{ way, allowed, since: new Date(since) },
});

/** All offers were refused, then text messages allowed again. */
const decided: Preference[] = [
  refusal('all', false, '2026-03-02T09:00:00+07:00'),
  refusal('sms', true, '2026-03-03T09:00:00+07:00'),
];

/** The staff API on a port of its own, with four cases: late, due today, later, and closed. */
export async function office({
  publicUrl = 'http://127.0.0.1:3978',
  webRoot,
}: {
  publicUrl?: string;
  webRoot?: string;
} = {}) {
  const due = (receivedAt: string, more: Parameters<typeof aCase>[0] = {}) => {
    const at = new Date(receivedAt);
    const clocks = [startClock('complaintPromise', at, listedHolidays([]))];
    return aCase({ receivedAt: at, clocks, ...more });
  };
  const cases = {
    later: due('2026-03-10T09:00:00+07:00'),
    late: due('2026-03-02T09:00:00+07:00', { conversationId: 'directline:talk' }),
    today: due('2026-03-06T09:00:00+07:00', { state: 'in-progress' }),
    closed: aCase({ state: 'closed', outcome: 'fulfilled', clocks: [] }),
  };
  const clock = new TestClock('2026-03-10T10:00:00+07:00');
  const log = new TestLog();
  const staff = memoryStaff();
  const desk = memoryDesk(Object.values(cases), aTalk(['bot', 'Kính chào'], ['customer', hostile]));
  const sources = { time: clock, random: realRandom };
  const passwords = new Passwords(realRandom, { N: 16, r: 1, p: 1 });
  const signIn = new SignIn({ ...staff, ...sources, passwords });
  const deps = {
    ...staff,
    ...desk,
    ...sources,
    ...noChats(),
    passwords,
    limits: new TryLimits(limitsHere(clock)),
    watch: quietWatch,
    signIn,
    queue: memoryQueue(desk.cases),
    preferences: { of: async (contact: string) => decided.filter(one => one.contact === contact) },
    texts: staffTexts(),
    log,
    language: 'vi' as const,
    holidays: { isHoliday: () => false, isConfirmed: (year: number) => year === 2026 },
    publicUrl,
    ...(webRoot === undefined ? {} : { webRoot }),
  };
  const work = noCaseWork(deps);
  const server = createServer({ ignoreTrailingSlash: true });
  server.use(plugins.queryParser());
  mountStaff(server, { ...deps, work, evidence: work.evidence });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/staff/api${path}`, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-desk-request': '1', ...headers },
      body: JSON.stringify(body),
    });
  const as = async (role: StaffRole) => {
    const token = await issueApiToken({ ...staff, ...sources }, { name: role, role });
    return (path: string, headers: Record<string, string> = {}) =>
      call(path, { headers: { authorization: `Bearer ${token}`, ...headers } });
  };
  const welcomeLan = async () => {
    const link = await inviteFirstAccount({ ...staff, ...sources, passwords, publicUrl });
    const token = new URL(link ?? '').hash.slice(1);
    return post('/welcome', { token, name: 'Lan', email: 'lan@example.vn', password });
  };
  const close = () => new Promise<void>(resolve => server.close(() => resolve()));
  return {
    cases,
    clock,
    log,
    deps,
    events: desk.events,
    port,
    server,
    call,
    post,
    as,
    welcomeLan,
    close,
  };
}

/** The session cookie that an answer sets, as a browser sends it back. */
export const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** The body of an answer, checked against what the API says that it is. */
export async function read<T>(
  response: Response | Promise<Response>,
  schema: z.ZodType<T>,
): Promise<T> {
  return schema.parse(await (await response).json());
}
