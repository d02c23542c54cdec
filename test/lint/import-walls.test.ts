import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const rules = ['noRestrictedImports', 'noProcessEnv', 'noCommonJs'].map(
  rule => `lint/style/${rule}`,
);

interface Wall {
  in: string;
  imports: string;
  advice: RegExp;
}

/** What would break the one way in which imports point, and what the linter answers. */
const walls: Wall[] = [
  { in: 'src/domain/clock', imports: '../../store/open-store', advice: /port in domain\/ports/ },
  { in: 'src/domain', imports: '../language/fold', advice: /port in domain\/ports/ },
  { in: 'src/domain', imports: 'zod', advice: /imports no package/ },
  { in: 'src/domain', imports: '@microsoft/recognizers-text-date-time', advice: /no package/ },
  { in: 'src/language', imports: '../dialogs/menu', advice: /take the rest as an argument/ },
  { in: 'src/language/dates', imports: 'botbuilder', advice: /another package is a decision/ },
  { in: 'src/i18n', imports: '../dialogs/menu', advice: /know the domain only/ },
  { in: 'src/dialogs', imports: '../channels/channel', advice: /know no channel/ },
  {
    in: 'src/dialogs',
    imports: '../store/open-store',
    advice: /put what is to happen into the turn/,
  },
  { in: 'src/dialogs', imports: 'typeorm', advice: /Rows never leave the store/ },
  { in: 'src/dialogs', imports: '../../locales/vi/talk.json', advice: /i18n alone/ },
  { in: 'src/bots', imports: '../channels/channel', advice: /know no channel and no store/ },
  { in: 'src/store', imports: '../bots/turns', advice: /store knows the domain only/ },
  { in: 'src/store/repositories', imports: 'botbuilder-core', advice: /move to its successor/ },
  { in: 'src/channels/zalo', imports: '../../store/open-store', advice: /thin plug/ },
  { in: 'src/channels/zalo', imports: '../../server/server', advice: /thin plug/ },
  { in: 'src/staff/api', imports: '../../channels/channel', advice: /knows no channel/ },
  { in: 'src/staff', imports: 'botbuilder', advice: /move to its successor/ },
  { in: 'src/server', imports: '../store/open-store', advice: /they bring along/ },
  { in: 'src/server', imports: 'typeorm', advice: /Rows never leave the store/ },
  { in: 'src/config', imports: '../server/server', advice: /gets it from app/ },
  { in: 'src/cli', imports: 'typeorm', advice: /Rows never leave the store/ },
  ...['domain', 'language', 'i18n', 'dialogs', 'bots', 'store', 'channels', 'staff', 'server'].map(
    folder => ({ in: `src/${folder}`, imports: '../app', advice: /Nobody imports app/ }),
  ),
];

/** What each folder is free to import. */
const doors = [
  { in: 'src/domain/clock', imports: '../hanoi-time' },
  { in: 'src/domain/requests', imports: '../language' },
  { in: 'src/domain', imports: 'node:stream' },
  { in: 'src/language', imports: '../domain/language' },
  { in: 'src/dialogs', imports: '../language/understand' },
  { in: 'src/dialogs', imports: 'botbuilder-dialogs' },
  { in: 'src/bots', imports: '../dialogs/menu' },
  { in: 'src/store', imports: 'typeorm' },
  { in: 'src/channels/directline', imports: '../../bots/turns' },
  { in: 'src/staff', imports: '../domain/ports' },
  { in: 'src/server', imports: '../channels/channel' },
  { in: 'src/cli', imports: '../app' },
];

describe('the import walls', () => {
  let advice: Map<string, string[]>;
  const fileOf = (index: number, folder: string) => `${folder}/scratch-${index}.ts`;

  beforeAll(() => {
    advice = lint(
      [...walls, ...doors].map(({ in: folder, imports }, index) => ({
        file: fileOf(index, folder),
        source: `import { anything } from '${imports}';\n\nexport const used = anything;\n`,
      })),
    );
  });

  it.each(walls.map((wall, index) => ({ ...wall, index })))(
    'keep $imports out of $in',
    ({ in: folder, advice: expected, index }) => {
      expect(advice.get(fileOf(index, folder))).toEqual([expect.stringMatching(expected)]);
    },
  );

  it.each(doors.map((door, index) => ({ ...door, index: index + walls.length })))(
    'let $imports into $in',
    ({ in: folder, index }) => {
      expect(advice.get(fileOf(index, folder))).toBeUndefined();
    },
  );
});

describe('the ways around them', () => {
  const port = 'export const port = process.env.PORT;\n';
  const required = "export const used = require('typeorm');\n";

  it('are closed: the environment is read in one file, and require is used to load late alone', () => {
    const advice = lint([
      { file: 'src/server/scratch.ts', source: port },
      { file: 'src/config/environment.ts', source: port },
      { file: 'src/dialogs/scratch.ts', source: required },
      { file: 'src/cli/commands.ts', source: required },
    ]);
    expect([...advice.keys()].sort()).toEqual(['src/dialogs/scratch.ts', 'src/server/scratch.ts']);
  });
});

/** Lints files by the project's rules, in a folder of their own. @returns the advice for each file. */
function lint(files: { file: string; source: string }[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'walls-'));
  try {
    for (const file of ['biome.json', 'biome.walls.json'])
      cpSync(join(project, file), join(folder, file));
    for (const { file, source } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(project, 'node_modules/@biomejs/biome/bin/biome'),
        ...['lint', '--vcs-enabled=false'],
        ...['--reporter=json', '--max-diagnostics=none'],
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    return adviceByFile(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function adviceByFile(report: string): Map<string, string[]> {
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { category: string; message: string; location: { path: string } }[];
  };
  const advice = new Map<string, string[]>();
  for (const { category, message, location } of diagnostics) {
    if (!rules.includes(category)) continue;
    advice.set(location.path, [...(advice.get(location.path) ?? []), message]);
  }
  return advice;
}
