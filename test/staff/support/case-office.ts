import { createHash } from 'node:crypto';
import type { Case } from '../../../src/domain/case';
import type { Language } from '../../../src/domain/language';
import type { StaffRole } from '../../../src/domain/staff';
import { issueApiToken } from '../../../src/staff/sign-in/api-tokens';
import { fileComplaint } from '../../dialogs/support/file-complaint';
import { Chat } from '../../support/open-chat';
import { openTestApp, type TestApp } from '../../support/open-test-app';

export const monday = '2026-03-02T09:00:00+07:00';

/** A browser of somebody who has signed in, or a program with a token. */
export interface Staff {
  id: string;
  get(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** A form with files. */
  upload(path: string, form: FormData): Promise<Response>;
}

/** The whole desk over SQLite, reached by staff over HTTP and by a customer in her chat. */
export class CaseOffice {
  private constructor(
    readonly desk: TestApp,
    readonly origin: string,
    readonly chat: Chat,
  ) {}

  static async open(
    language: Language = 'vi',
    environment: Record<string, string> = {},
    webRoot?: string,
  ) {
    const desk = await openTestApp({ now: monday, environment, ...(webRoot && { webRoot }) });
    const origin = `http://127.0.0.1:${await desk.app.listen()}`;
    return new CaseOffice(desk, origin, new Chat(desk, language, false));
  }

  private readonly sessions: string[] = [];

  /** Later, with everybody still at work. */
  async comeBackAt(instant: string): Promise<void> {
    this.time.set(instant);
    for (const hash of this.sessions) await this.store.staff.sessions.seen(hash, this.time.now());
  }

  get store() {
    return this.desk.app.store;
  }

  get time() {
    return this.desk.time;
  }

  /** A colleague with an account and a session. */
  async person(name: string, role: StaffRole, language = 'en'): Promise<Staff> {
    const { accounts, sessions } = this.store.staff;
    const id = name.toLowerCase();
    const now = this.time.now();
    await accounts.create({ ...{ id, name, role, createdAt: now }, failedTries: 0 });
    const token = `session-of-${id}`;
    const tokenHash = createHash('sha256').update(token).digest('hex');
    this.sessions.push(tokenHash);
    await sessions.create({
      tokenHash,
      ...{ accountId: id, createdAt: now, lastSeenAt: now },
      expiresAt: new Date(now.getTime() + 400 * 86_400_000),
    });
    // The name of the cookie says whether the desk is reached by https.
    const cookie = `__Secure-desk-staff=${token}; desk-staff=${token}`;
    return this.staff(id, { cookie }, language);
  }

  async program(role: StaffRole): Promise<Staff> {
    const { tokens } = this.store.staff;
    const random = { bytes: (length: number) => Buffer.alloc(length, role), integer: () => 0 };
    const token = await issueApiToken({ tokens, time: this.time, random }, { name: role, role });
    return this.staff(role, { authorization: `Bearer ${token}` }, 'en');
  }

  private staff(id: string, who: Record<string, string>, language: string): Staff {
    const call = (path: string, init: RequestInit) =>
      fetch(`${this.origin}/staff/api${path}`, {
        ...init,
        headers: {
          ...{ ...who, 'x-desk-request': '1', 'accept-language': language },
          ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
        },
      });
    return {
      id,
      get: path => call(path, {}),
      send: (method, path, body) =>
        call(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }),
      upload: (path, body) => call(path, { method: 'POST', body }),
    };
  }

  /** A complaint, told in the chat. */
  async complaint(contact?: string): Promise<{ reference: string; accessCode: string }> {
    return fileComplaint(this.chat, contact);
  }

  async find(reference: string): Promise<Case> {
    const found = await this.store.cases.find(reference);
    if (!found) throw new Error(`${reference} is not there`);
    return found;
  }

  async history(reference: string): Promise<string[]> {
    return (await this.store.cases.history(reference)).map(({ type }) => type);
  }

  /** What staff and desk said in the customer's conversation last. */
  async lastSaid(conversationId = 'directline:chat'): Promise<string> {
    const log = await this.store.log.after(conversationId, 0);
    return String(log.findLast(({ from }) => from !== 'customer')?.activity.text ?? '');
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}
