import { type Language, languages } from '../../src/domain/language';
import { requestTypes } from '../../src/domain/requests';
import { fieldsOf } from '../../src/domain/requests/request-type';
import { resources } from '../../src/i18n/resources';
import { createTexts } from '../../src/i18n/texts';

/** Every text of a language by its path. */
function leaves(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deeper, text] of leaves(value, here)) found.set(deeper, text);
  }
  return found;
}

const parametersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const texts = Object.fromEntries(
  languages.map(language => [language, leaves(resources[language])]),
) as Record<Language, Map<string, string>>;

describe('the texts', () => {
  it('are the same keys in every language', () => {
    expect([...texts.en.keys()].sort()).toEqual([...texts.vi.keys()].sort());
  });

  it.each([...texts.vi.keys()])('mention the same things in every language: %s', key => {
    expect(parametersOf(texts.en.get(key) ?? '')).toEqual(parametersOf(texts.vi.get(key) ?? ''));
  });

  it.each(languages)('are tidy (%s)', language => {
    const untidy = [...texts[language]].filter(
      ([, text]) => text !== text.trim() || / {2}|\.\.\.|\t/.test(text) || text === '',
    );
    expect(untidy).toEqual([]);
  });

  it('are refused where a key or a value is missing', () => {
    const { t } = createTexts();
    expect(() => t('vi', 'talk.nothing' as never)).toThrow('no text for talk.nothing');
    expect(() => t('vi', 'talk.failed', { phone: '1' })).toThrow('no value for incident');
  });
});

describe.each([...requestTypes.values()])('the texts of $type', request => {
  it.each(languages)('name it, and ask, explain and show every field (%s)', language => {
    const wanted = [
      ...['name', 'menu', 'intro'],
      ...request.fields.flatMap(field => [
        ...['label', 'ask', 'again', 'why'].map(text => `fields.${field.name}.${text}`),
        ...(field.choices ?? []).map(code => `fields.${field.name}.choices.${code}`),
        ...(field.kind === 'evidence' ? [`fields.${field.name}.more`] : []),
      ]),
    ].map(path => `requests.${request.i18n}.${path}`);
    expect(wanted.filter(path => !texts[language].has(path))).toEqual([]);
  });

  it('has field names that are told apart', () => {
    const names = request.fields.map(field => field.name);
    expect(new Set(names).size).toBe(names.length);
    expect(fieldsOf(request, {}).length).toBeGreaterThan(0);
  });
});
