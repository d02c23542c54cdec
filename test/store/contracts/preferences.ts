import { StateConflict } from '../../../src/domain/errors';
import type { Preference } from '../../../src/domain/preference';
import type { Place } from '../support/databases';
import { aConversation, aTurn, at, nothing } from '../support/fixtures';
import { openedStore } from '../support/opened-store';

const aPreference = (changes: Partial<Preference> = {}): Preference => ({
  contact: '+84912345678',
  purpose: 'marketing',
  way: 'sms',
  allowed: false,
  since: at,
  reference: 'PD-7K3M-9QX4',
  ...changes,
});

export function preferenceContract(newPlace: () => Promise<Place>): void {
  describe('preferences', () => {
    const opened = openedStore(newPlace);
    const decide = (...preferences: Preference[]): Promise<void> =>
      opened.store.committer.commit({ ...nothing(), preferences });

    it('are found by the contact, however it is written', async () => {
      const mail = aPreference({ contact: 'hoa@example.com', purpose: 'sharing', way: 'all' });
      await decide(aPreference(), aPreference({ way: 'call' }), mail);
      const { preferences } = await opened.reopen();
      expect(await preferences.of('+84912345678')).toEqual([
        aPreference({ way: 'call' }),
        aPreference(),
      ]);
      expect(await preferences.of('Hoa@Example.com')).toEqual([mail]);
      expect(await preferences.of('+84900000000')).toEqual([]);
    });

    it('take the place of what was decided before', async () => {
      const again = aPreference({ allowed: true, since: new Date(at.getTime() + 1) });
      await decide(aPreference(), aPreference({ way: 'call' }));
      await decide(aPreference({ allowed: true }), { ...again, reference: 'PD-NEW0-0001' });
      expect(await opened.store.preferences.of('+84912345678')).toEqual([
        aPreference({ way: 'call' }),
        { ...again, reference: 'PD-NEW0-0001' },
      ]);
    });

    it('are written with the turn that decided them, or not at all', async () => {
      const id = 'directline:one';
      await opened.store.committer.commit(aTurn(aConversation(id)));
      const late = { ...aTurn(aConversation(id)), preferences: [aPreference()] };
      await expect(opened.store.committer.commit(late)).rejects.toThrow(StateConflict);
      expect(await opened.store.preferences.of('+84912345678')).toEqual([]);
    });

    it('of one contact may be decided in many talks at once', async () => {
      const ways = ['sms', 'call', 'email', 'social'] as const;
      await Promise.all(ways.map(way => decide(aPreference({ way }))));
      expect(await opened.store.preferences.of('+84912345678')).toHaveLength(4);
    });

    it('come in pages of whole contacts, each once', async () => {
      const contacts = Array.from({ length: 7 }, (_, index) => `+8491234567${index}`);
      await decide(
        ...contacts.flatMap(contact => [
          aPreference({ contact }),
          aPreference({ contact, way: 'call' }),
        ]),
      );
      const seen: Preference[] = [];
      for (;;) {
        const after = seen.at(-1)?.contact;
        const page = await opened.store.preferences.page({ limit: 3, ...(after && { after }) });
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(6);
        seen.push(...page);
      }
      expect(seen).toHaveLength(14);
      expect(new Set(seen.map(each => `${each.contact} ${each.way}`)).size).toBe(14);
    });
  });
}
