import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

export interface ScriptRun {
  code: number | null;
  out: string;
  told: string;
}

/** A project of a handful of files, with the real set-up scripts, the real compiler and no packages. */
export class SmallDesk {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'small-desk-')));

  constructor() {
    cpSync(join(project, 'scripts'), join(this.folder, 'scripts'), {
      recursive: true,
      filter: file => !/(build-web|fetch-webchat)\.mjs$/.test(file),
    });
    const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': {} } });
    this.write('package.json', '{"name":"small-desk","version":"0.0.0"}');
    this.write('package-lock.json', lock);
    this.write('node_modules/.package-lock.json', lock);
    mkdirSync(join(this.folder, 'node_modules/@typescript'));
    symlinkSync(
      join(project, 'node_modules/@typescript/native'),
      join(this.folder, 'node_modules/@typescript/native'),
    );
    this.write(
      'tsconfig.build.json',
      JSON.stringify({
        compilerOptions: {
          ...{ target: 'ES2023', module: 'Node16', rootDir: '.', outDir: 'dist' },
          ...{ types: [], resolveJsonModule: true },
        },
        include: ['src'],
      }),
    );
    this.write('locales/vi/greeting.json', '{"hello":"xin chào"}');
    this.write(
      'src/cli/main.ts',
      `import greeting from '../../locales/vi/greeting.json';
       declare const console: { log(text: string): void };
       export const main = async (args: string[]) => console.log(greeting.hello + ' ' + args.join());`,
    );
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  remove(file: string): void {
    rmSync(join(this.folder, file), { recursive: true });
  }

  run(script: string, ...args: string[]): ScriptRun {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(this.folder, 'scripts', script), ...args],
      { cwd: this.folder, encoding: 'utf8' },
    );
    return { code: status, out: stdout, told: stderr };
  }

  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
