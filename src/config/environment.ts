import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from './read-settings';

/**
 * The environment of this process with a `.env` file's lines behind it: where both name a variable,
 * the environment wins.
 * @param folder where the `.env` file is looked for; none is no fault.
 */
export function readEnvironment(
  folder: string,
  environment: Environment = process.env,
): Environment {
  return { ...readEnvFile(join(folder, '.env')), ...environment };
}

function readEnvFile(file: string): Environment {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isNoSuchFile(error)) return {};
    throw error;
  }
}

function isNoSuchFile(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
