/**
 * Stamps: what a step of the set-up was last done from. A step whose sources have the same contents
 * is not done again; a step that failed leaves no stamp.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One hash over the names and contents of files and folders (below `root`); missing ones count as such. */
export function fingerprint(root, sources, leaveOut = () => false) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(source => filesBelow(root, source, leaveOut)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(root, source, leaveOut) {
  if (leaveOut(source) || !existsSync(join(root, source))) return [];
  let entries;
  try {
    entries = readdirSync(join(root, source), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [source];
    throw error;
  }
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${source}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, path, leaveOut);
      return entry.isFile() && !leaveOut(path) ? [path] : [];
    });
}

export function isStamped(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
