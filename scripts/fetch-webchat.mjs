// Brings the published Web Chat bundle into web/vendor/ at set-up, so that the desk serves it itself and
// nothing is fetched when it runs. The package is not a dependency: installing it brings hundreds of
// others, where its tarball alone holds the one bundle that the chat page needs.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';

const run = promisify(execFile);

const wanted = {
  spec: 'botframework-webchat@4.18.1',
  integrity:
    'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
  files: ['webchat-minimal.js', 'webchat-minimal.js.LICENSE.txt'],
};

/** The vendor folder's files as pinned; the marker names them, so that a changed pin fetches anew. */
const vendor = resolve(import.meta.dirname, '../web/vendor');
const marker = join(vendor, 'origin.json');

/** Makes web/vendor/ right; does nothing where it is. @returns whether something was fetched. */
export async function fetchWebChat() {
  if (await isPresent()) return false;
  const files = filesOf(await inflate(await packed()));
  await mkdir(vendor, { recursive: true });
  const hashes = {};
  for (const name of wanted.files) {
    const content = files.get(`package/dist/${name}`);
    if (!content) throw new Error(`${wanted.spec} has no dist/${name}`);
    await writeWhole(name, content);
    hashes[name] = sha512(content);
    if (name.endsWith('.js')) {
      await writeWhole(`${name}.br`, await brotli(content));
      await writeWhole(`${name}.gz`, await promisify(gzip)(content, { level: 9 }));
    }
  }
  await writeFile(marker, `${JSON.stringify({ integrity: wanted.integrity, hashes }, null, 2)}\n`);
  return true;
}

async function isPresent() {
  try {
    const { integrity, hashes } = JSON.parse(await readFile(marker, 'utf8'));
    if (integrity !== wanted.integrity) return false;
    for (const name of wanted.files) {
      if (sha512(await readFile(join(vendor, name))) !== hashes[name]) return false;
      if (name.endsWith('.js')) {
        await readFile(join(vendor, `${name}.br`));
        await readFile(join(vendor, `${name}.gz`));
      }
    }
    return true;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The package's tarball, from the registry that npm is set to, checked against the pinned hash. */
async function packed() {
  const folder = await mkdtemp(join(tmpdir(), 'webchat-'));
  try {
    const { stdout } = await run('npm', ['pack', wanted.spec, '--json', '--ignore-scripts'], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    const [{ filename }] = JSON.parse(stdout);
    const tarball = await readFile(join(folder, filename));
    if (sha512(tarball) !== wanted.integrity) {
      throw new Error(`${wanted.spec} is not the one that was pinned: ${sha512(tarball)}`);
    }
    return tarball;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const inflate = promisify(gunzip);

/** The regular files of a ustar archive by their path. */
function filesOf(tar) {
  const files = new Map();
  for (let at = 0; at + 512 <= tar.length; ) {
    const text = (from, length) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const name = [text(345, 155), text(0, 100)].filter(Boolean).join('/');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const type = text(156, 1);
    if (type === '0' || type === '') files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

const brotli = content =>
  promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

const sha512 = content => `sha512-${createHash('sha512').update(content).digest('base64')}`;

/** A process that dies in the middle leaves no half file behind. */
async function writeWhole(name, content) {
  const path = join(vendor, name);
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const fetched = await fetchWebChat();
  console.log(`web chat: ${wanted.spec} ${fetched ? 'fetched' : 'is here'}`);
}
