// Builds the browser code of web/ into dist/web: pages with hashed assets, the loader as one script, and
// for each asset its brotli and gzip form. Does nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { fetchWebChat } from './fetch-webchat.mjs';

const project = resolve(import.meta.dirname, '..');
const web = join(project, 'web');
const out = join(project, 'dist/web');
const languages = ['vi', 'en'];

/** The pages: their source below web/, and the locale file whose texts stand in them as `{{t.…}}`. */
const pages = {
  chat: { source: 'widget/chat/index.html', texts: 'widget' },
  demo: { source: 'demo/index.html', texts: 'demo' },
  receipt: { source: 'receipt/index.html', texts: 'receipt' },
  answer: { source: 'answer/index.html', texts: 'answer' },
  console: { source: 'console/index.html', texts: 'console' },
};

/** Brings dist/web up to date. @returns whether anything was built. */
export async function buildWeb() {
  await fetchWebChat();
  const inputs = await fingerprint();
  if ((await readOrNothing(join(out, '.inputs'))) === inputs) return false;
  const next = `${out}.next`;
  await rm(next, { recursive: true, force: true });
  await bundle(next);
  const webChat = await placeWebChat(next);
  await writePages(next, { webChat });
  await compressAll(next);
  await writeFile(join(next, '.inputs'), inputs);
  await rm(out, { recursive: true, force: true });
  await rename(next, out);
  return true;
}

async function bundle(outDir) {
  // Loaded here, so that a start with nothing to build does not pay for it.
  const { build } = await import('vite');
  const common = {
    root: web,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    json: { namedExports: true, stringify: false },
  };
  const target = ['chrome100', 'firefox101', 'safari16.4'];
  await build({
    ...common,
    html: { cspNonce: '{{nonce}}' },
    build: {
      outDir,
      target,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(pages).map(([name, { source }]) => [name, join(web, source)]),
        ),
      },
    },
  });
  await build({
    ...common,
    build: {
      outDir,
      target,
      emptyOutDir: false,
      lib: {
        entry: join(web, 'widget/loader/loader.ts'),
        name: 'ParagonDeskLoader',
        formats: ['iife'],
        fileName: () => 'widget.js',
      },
    },
  });
}

/** Puts the vendored bundle among the assets, with the compressed forms that the fetch made once. */
async function placeWebChat(folder) {
  const source = join(web, 'vendor/webchat-minimal.js');
  const hash = createHash('sha256')
    .update(await readFile(source))
    .digest('hex')
    .slice(0, 10);
  const address = `/assets/webchat-${hash}.js`;
  for (const form of ['', '.br', '.gz']) {
    await copyFile(`${source}${form}`, join(folder, `${address}${form}`));
  }
  return address;
}

/** Turns each built page into one file a language; what differs by request stays as `{{name}}`. */
async function writePages(folder, values) {
  await mkdir(join(folder, 'pages'));
  for (const [name, { source, texts }] of Object.entries(pages)) {
    const template = await readFile(join(folder, source), 'utf8');
    for (const language of languages) {
      const file = join(project, 'locales', language, `${texts}.json`);
      const t = JSON.parse(await readFile(file, 'utf8'));
      const page = template.replace(/\{\{([\w.]+)\}\}/g, (whole, path) => {
        if (path === 'language') return language;
        if (path in values) return values[path];
        if (!path.startsWith('t.')) return whole;
        const text = path
          .slice(2)
          .split('.')
          .reduce((part, key) => part?.[key], t);
        if (typeof text !== 'string') throw new Error(`${source}: ${file} has no ${path.slice(2)}`);
        return escapeHtml(text);
      });
      const named = page.replace('<html lang="vi">', `<html lang="${language}">`);
      await writeFile(join(folder, 'pages', `${name}.${language}.html`), named);
    }
  }
  for (const { source } of Object.values(pages)) {
    await rm(join(folder, source.split('/')[0]), { recursive: true, force: true });
  }
}

async function compressAll(folder) {
  const files = (await filesBelow(folder)).filter(file => /\.(js|css|svg)$/.test(file));
  for (const file of files) {
    if (await readOrNothing(`${file}.br`)) continue;
    const content = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

/** A hash over everything that the result depends on. */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const files = [
    ...(await filesBelow(web)),
    ...(await filesBelow(join(project, 'locales'))),
    ...(await filesBelow(import.meta.dirname)).filter(file =>
      /(build-web|fetch-webchat)\.mjs$/.test(file),
    ),
    join(project, 'package-lock.json'),
  ];
  for (const file of files.sort()) {
    hash
      .update(`${relative(project, file)}\0`)
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name));
}

async function readOrNothing(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const escapeHtml = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir(dirname(out), { recursive: true });
  console.log((await buildWeb()) ? 'web: built' : 'web: up to date');
}
