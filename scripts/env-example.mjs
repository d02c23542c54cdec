/** Writes `.env.example` anew from the settings table. A test compares the two. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

await prepare({ web: false });
const { renderEnvExample } = createRequire(import.meta.url)('../dist/src/config/env-example.js');
writeFileSync(fileURLToPath(new URL('../.env.example', import.meta.url)), renderEnvExample());
