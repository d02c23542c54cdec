import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import enWork from '../../locales/en/casework.json';
import en from '../../locales/en/console.json';
import enOffice from '../../locales/en/office.json';
import enStaff from '../../locales/en/staff.json';
import viWork from '../../locales/vi/casework.json';
import vi from '../../locales/vi/console.json';
import viOffice from '../../locales/vi/office.json';
import viStaff from '../../locales/vi/staff.json';

/** Every text by its path. */
function leaves(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deeper, text] of leaves(value, here)) found.set(deeper, text);
  }
  return found;
}

const texts = { vi: leaves({ ...vi, ...viOffice }), en: leaves({ ...en, ...enOffice }) };
const base = (key: string) => key.replace(/_(one|other)$/, '');
const bases = (language: 'vi' | 'en') => [...new Set([...texts[language].keys()].map(base))].sort();
const parametersOf = (text = ''): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the console’s texts', () => {
  it('are the same in both languages, with the plural forms that each has', () => {
    expect(bases('en')).toEqual(bases('vi'));
    const plurals = [...texts.en.keys()].filter(key => key.endsWith('_one')).map(base);
    for (const key of plurals) expect(texts.vi.has(`${key}_other`)).toBe(true);
    expect([...texts.vi.keys()].filter(key => key.endsWith('_one'))).toEqual([]);
  });

  it('mention the same things in both', () => {
    for (const [key, text] of texts.en)
      expect([key, parametersOf(text)]).toEqual([
        key,
        parametersOf(texts.vi.get(key) ?? texts.vi.get(`${base(key)}_other`)),
      ]);
  });

  it('are tidy', () => {
    for (const language of ['vi', 'en'] as const)
      expect(
        [...texts[language]].filter(
          ([, text]) => text !== text.trim() || / {2}|\.\.\.|\t/.test(text) || text === '',
        ),
      ).toEqual([]);
  });

  it.each([
    ['vi', vi, viStaff, viWork],
    ['en', en, enStaff, enWork],
  ] as const)('name things as mails and exports do (%s)', (_, console, staff, work) => {
    const { roles, states, clocks, outcomes, history, talk } = console;
    expect({ roles, states, clocks }).toEqual({
      ...{ roles: staff.roles, states: staff.states, clocks: staff.clocks },
    });
    expect([history.actors, talk.speakers]).toEqual([staff.actors, staff.speaker]);
    expect({ outcomes, events: history.events }).toEqual({
      ...{ outcomes: work.outcomes, events: work.events },
    });
  });

  it('are all used: a text that nobody shows any more is taken out', () => {
    const folder = join(__dirname, '../../web/console');
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(tsx?|html)$/.test(file))
      .map(file => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const isUsed = (key: string): boolean => {
      if (code.includes(`'${key}'`) || code.includes(`{{t.${key}}}`)) return true;
      // `states.${one}`, ofCode('outcomes', …): whole branches are used by code.
      const branch = key.slice(0, key.lastIndexOf('.'));
      return code.includes(`\`${branch}.\${`) || code.includes(`'${branch}',`);
    };
    expect(bases('vi').filter(key => !isUsed(key))).toEqual([]);
  });
});
