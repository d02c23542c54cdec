/** `npm run --silent desk -- <subcommand>`: sets up what is missing, then runs the subcommand. */
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

try {
  await prepare({ web: false });
} catch (error) {
  process.stderr.write(`The desk could not be set up: ${error.message}\n`);
  process.exit(1);
}
module.enableCompileCache?.(
  fileURLToPath(new URL('../node_modules/.set-up/compiled', import.meta.url)),
);
const { main } = createRequire(import.meta.url)('../dist/src/cli/main.js');
await main(process.argv.slice(2));
