/** `npm start`: sets up what is missing, then runs the desk in this process. */
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  process.stderr.write(`The desk could not be set up: ${error.message}\n`);
  process.exit(1);
}
// Node 22 and later keep what they compiled, which makes the second start faster.
module.enableCompileCache?.(
  fileURLToPath(new URL('../node_modules/.set-up/compiled', import.meta.url)),
);
await import('../dist/src/index.js');
