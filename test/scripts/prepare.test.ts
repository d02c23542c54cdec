import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SmallDesk } from './small-desk';

const builds = /Building the server/;

describe('the set-up', () => {
  let small: SmallDesk;
  beforeEach(() => {
    small = new SmallDesk();
  });
  afterEach(() => small.drop());

  it('builds once, on stderr, and leaves standard output to the result', () => {
    expect(small.run('desk.mjs', 'one')).toEqual({
      code: 0,
      out: 'xin chào one\n',
      told: expect.stringMatching(builds),
    });
    expect(small.run('desk.mjs', 'two')).toEqual({ code: 0, out: 'xin chào two\n', told: '' });
  });

  it.each([
    ['a source', 'src/more.ts', 'export const more = 1;'],
    ['a text', 'locales/vi/greeting.json', '{"hello":"chào"}'],
    ['the lockfile', 'package-lock.json', '{"lockfileVersion":3, "packages":{"":{}}}'],
  ])('builds again after a change of %s', (_what, file, text) => {
    small.run('desk.mjs');
    small.write(file, text);
    expect(small.run('desk.mjs').told).toMatch(builds);
  });

  it('builds again where what it made is gone, and leaves nothing of what is no longer there', () => {
    small.write('src/old.ts', 'export const old = 1;');
    small.run('desk.mjs');
    expect(existsSync(join(small.folder, 'dist/src/old.js'))).toBe(true);
    small.remove('src/old.ts');
    small.run('desk.mjs');
    expect(existsSync(join(small.folder, 'dist/src/old.js'))).toBe(false);
    small.remove('dist');
    expect(small.run('desk.mjs', 'again').out).toBe('xin chào again\n');
  });

  it('fails with the reason, and tries again next time', () => {
    small.write('src/wrong.ts', 'export const wrong: number = "text";');
    for (const _time of [1, 2]) {
      const { code, out, told } = small.run('desk.mjs');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(told).toMatch(/src\/wrong\.ts.*TS2322|TS2322.*src\/wrong\.ts/s);
      expect(told).toContain('The desk could not be set up');
    }
    small.remove('src/wrong.ts');
    expect(small.run('desk.mjs', 'well').out).toBe('xin chào well\n');
  });

  it('installs where the packages are not those of the lockfile', () => {
    small.remove('node_modules/.package-lock.json');
    small.write('package-lock.json', 'not a lockfile');
    const { code, told } = small.run('desk.mjs');
    expect(code).toBe(1);
    expect(told).toContain('Installing the packages');
    expect(told).toContain('npm ci failed');
  });
});
