/**
 * Lets one set-up of a folder run at a time: whoever comes second waits for the first and then finds
 * everything done. A lock whose holder has died is taken over.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function alone(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `privacy-desk-set-up-${name}.lock`);
  for (let tries = 0; !take(lock); tries++) {
    // Who has to wait for long shall know for whom, should that be no set-up at all.
    if (tries === 10) process.stderr.write(`Waiting for process ${holderOf(lock)} (${lock}) …\n`);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
  return false;
}

/** Undefined where the lock was given back this moment. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  // Just made and not written yet, or just gone: look again.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
