import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A built file of the browser code, with the compressed forms that the build made of it. */
export interface WebFile {
  contentType: string;
  content: Buffer;
  /** Of the content, for `ETag`. */
  readonly tag: string;
  brotli?: Buffer;
  gzip?: Buffer;
}

const contentTypes: Partial<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * All files that the build left in a folder, by their path within it (`assets/chat-….js`). They are held
 * in memory: a few megabytes, and no path of a request ever reaches the disk.
 * @throws where the folder is missing: the browser code was not built.
 */
export function readWebFiles(folder: string): ReadonlyMap<string, WebFile> {
  const contents = new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const),
  );
  const files = new Map<string, WebFile>();
  for (const [path, content] of contents) {
    const contentType = contentTypes[extname(path)];
    if (!contentType) continue;
    const brotli = contents.get(`${path}.br`);
    const gzip = contents.get(`${path}.gz`);
    let tag: string | undefined;
    files.set(path, {
      contentType,
      content,
      // Hashed when it is first asked for: a start would wait for megabytes.
      get tag() {
        tag ??= `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
        return tag;
      },
      ...(brotli ? { brotli } : {}),
      ...(gzip ? { gzip } : {}),
    });
  }
  return files;
}
