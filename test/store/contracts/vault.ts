import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../../src/store/store';
import type { MasterKeys } from '../../../src/store/vault/master-keys';
import type { Place } from '../support/databases';
import {
  aCase,
  aConversation,
  anItem,
  aTurn,
  at,
  filed,
  masterKeys,
  open,
  streamed,
  whole,
} from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const id = 'directline:one';
/** Words that `talk` says somewhere, each in another place. */
const words = [
  'căn cước',
  'Nguyễn Thị Hoa',
  'bí mật lắm',
  'bên bảo hiểm',
  '912345678',
  'hoa.nguyen',
  'chị Hoa',
  'ghi âm của tôi',
  'nội dung tệp',
  'scrypt$salt',
];

export function vaultContract(newPlace: () => Promise<Place>): void {
  describe('the vault', () => {
    const opened = openedStore(newPlace);

    /** One of everything that can hold a customer's words. */
    const talk = async (store: Store) => {
      const content = Buffer.from('nội dung tệp '.repeat(20_000));
      const file = await store.evidence.keep({
        name: 'ghi âm của tôi.txt',
        content: streamed(content),
      });
      const theCase = aCase({ conversationId: id, evidence: [file] });
      await store.committer.commit({
        ...aTurn(aConversation(id), { text: 'bí mật lắm' }),
        cases: [theCase],
        events: [filed(theCase)],
        evidence: [{ conversationId: id, file }],
        outbox: [anItem('one', { reference: theCase.reference }), anItem('two')],
        preferences: [
          {
            ...{ contact: '+84912345678', purpose: 'marketing', way: 'all', allowed: false },
            ...{ since: at, reference: theCase.reference },
          },
        ],
      });
      return { theCase, file };
    };

    it('leaves none of the words said on the disk', async () => {
      await talk(opened.store);
      const disk = [...(await filesBelow(opened.place.dataDir)), await everyRow(opened.place)];
      expect(disk.length).toBeGreaterThan(1);
      for (const word of words)
        for (const encoding of ['utf8', 'utf16le'] as const) {
          const bytes = Buffer.from(word, encoding);
          expect(disk.filter(content => content.includes(bytes))).toEqual([]);
          const escaped = Buffer.from(JSON.stringify(word).slice(1, -1));
          expect(disk.filter(content => content.includes(escaped))).toEqual([]);
        }
    });

    it("keeps secrets of the desk's own, one for each name", async () => {
      const other = await opened.beside();
      const asked = [opened.store, other, opened.store].map(store => store.secret('directline'));
      const [secret, ...same] = await Promise.all(asked);
      expect(secret).toHaveLength(32);
      for (const each of same) expect(each).toEqual(secret);
      expect(await opened.store.secret('another')).not.toEqual(secret);
      expect(await (await opened.reopen()).secret('directline')).toEqual(secret);
    });

    it('opens nothing of a case that was erased, and keeps its proof', async () => {
      const { theCase, file } = await talk(opened.store);
      const { reference } = theCase;
      await opened.store.erasure.case(reference, at, { kind: 'staff', id: 'an' });
      for (const restarted of [false, true]) {
        const store = restarted ? await opened.reopen() : opened.store;
        const erased = await store.cases.find(reference);
        expect(erased).toMatchObject({
          type: theCase.type,
          answers: {},
          contact: {},
          evidence: [],
        });
        const history = await store.cases.history(reference);
        expect(history.map(event => [event.type, event.detail])).toEqual([
          ['filed', {}],
          ['erased', {}],
        ]);
        expect(await store.cases.ofContact(theCase.contact)).toEqual([]);
        await expect(store.evidence.open(file.id)).rejects.toMatchObject({
          code: 'evidence-unknown',
        });
        expect((await store.verifyHistory()).faults).toEqual([]);
        expect(await store.log.after(id, 0)).toHaveLength(2);
      }
    });

    it('lets nobody go on with a case that was erased', async () => {
      const { theCase } = await talk(opened.store);
      const other = await opened.beside();
      await other.cases.find(theCase.reference);
      await opened.store.erasure.case(theCase.reference, at, { kind: 'desk' });
      const next = { ...theCase, version: 1 };
      const changes = { log: [], cases: [next], events: [], evidence: [], outbox: [] };
      await expect(other.committer.commit(changes)).rejects.toMatchObject({
        code: 'state-conflict',
      });
    });

    it('forgets a conversation that was erased, and its files that no case has', async () => {
      const { theCase, file } = await talk(opened.store);
      const content = streamed(Buffer.from('tệp thứ hai'));
      const loose = await opened.store.evidence.keep({ name: 'a.txt', content });
      await opened.store.committer.commit({
        ...aTurn(aConversation(id, { version: 1, lastSeq: 2 })),
        evidence: [{ conversationId: id, file: loose }],
      });
      await opened.store.erasure.conversation(id);
      for (const restarted of [false, true]) {
        const store = restarted ? await opened.reopen() : opened.store;
        expect(await store.conversations.find(id)).toBeUndefined();
        expect(await store.log.after(id, 0)).toEqual([]);
        await expect(store.evidence.open(loose.id)).rejects.toThrow();
        expect((await whole(await store.evidence.open(file.id))).length).toBe(file.size);
        expect(await store.cases.find(theCase.reference)).toMatchObject({ evidence: [file] });
      }
    });

    it('begins anew after erasure, also where another process remembers', async () => {
      const other = await opened.beside();
      await opened.store.committer.commit(aTurn(aConversation(id)));
      const old = await other.conversations.find(id);
      await opened.store.erasure.conversation(id);
      await expect(other.committer.commit(aTurn(old ?? aConversation(id)))).rejects.toMatchObject({
        code: 'state-conflict',
      });
      expect(await other.conversations.find(id)).toBeUndefined();
      await other.committer.commit(aTurn(aConversation(id), { text: 'lại từ đầu' }));
      const store = await opened.reopen();
      expect((await store.log.after(id, 0))[0]?.activity.text).toBe('lại từ đầu');
    });

    it('is wrapped anew by a new master key, which then opens all alone', async () => {
      const { theCase, file } = await talk(opened.store);
      const fresh = masterKeys('m2');
      const both: MasterKeys = {
        currentId: 'm2',
        keys: new Map([...fresh.keys, ...opened.keys.keys]),
      };
      const rotating = await opened.reopen(both);
      expect(await rotating.rotateKeys()).toBeGreaterThan(3);
      expect(await rotating.rotateKeys()).toBe(0);
      const store = await opened.reopen(fresh);
      expect(await store.conversations.find(id)).toMatchObject({ version: 1 });
      expect(await store.cases.ofContact(theCase.contact)).toHaveLength(1);
      expect((await whole(await store.evidence.open(file.id))).length).toBe(file.size);
      expect((await store.verifyHistory()).faults).toEqual([]);
    });

    it('says so at once when a master key is missing or another one', async () => {
      await talk(opened.store);
      const { place, keys } = opened;
      await expect(open(place, masterKeys('m9'))).rejects.toMatchObject({
        code: 'master-key-missing',
      });
      await expect(open(place, masterKeys('m1'))).rejects.toMatchObject({ code: 'seal-broken' });
      await expect(open(place, keys).then(store => store.close())).resolves.toBeUndefined();
    });

    it('shows a sealed content that was put into another place', async () => {
      await opened.store.committer.commit(aTurn(aConversation(id)));
      const source = await opened.place.connect();
      await source.query(
        'UPDATE activity SET sealed = (SELECT sealed FROM activity a WHERE a.seq = 2) WHERE seq = 1',
      );
      await source.destroy();
      await expect(opened.store.log.after(id, 0)).rejects.toMatchObject({ code: 'seal-broken' });
    });
  });
}

async function filesBelow(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return Promise.all(files.map(entry => readFile(join(entry.parentPath, entry.name))));
}

/** All columns of all tables, binary ones decoded, for a database that is not a file of ours. */
async function everyRow(place: Place): Promise<Buffer> {
  const source = await place.connect();
  const parts: Buffer[] = [];
  for (const table of [
    'conversation',
    'activity',
    'desk_case',
    'case_event',
    'outbox',
    'evidence',
    'preference',
  ]) {
    const rows: Record<string, unknown>[] = await source.query(`SELECT * FROM ${table}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const value of rows.flatMap(row => Object.values(row)))
      parts.push(Buffer.isBuffer(value) ? value : Buffer.from(`${value}\n`));
  }
  await source.destroy();
  return Buffer.concat(parts);
}
