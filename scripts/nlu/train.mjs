/**
 * Trains the classifier of intents and writes src/language/intents/data/model.json:
 *   node scripts/nlu/train.mjs           writes the model
 *   node scripts/nlu/train.mjs --check   says whether the one checked in is what the corpus gives
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./load-typescript.cjs');
const { readCorpus } = require('./corpus.ts');
const { makeModel } = require('./make-model.ts');

const path = new URL('../../src/language/intents/data/model.json', import.meta.url);
const { training, heldBack } = readCorpus();
const started = performance.now();
const model = `${JSON.stringify(makeModel(training), null, 2)}\n`;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${training.length} utterances (${heldBack.length} held back), ${seconds} s.`);

if (process.argv.includes('--check')) {
  const isSame = readFileSync(path, 'utf8') === model;
  console.log(isSame ? 'The model is up to date.' : 'The model is old: node scripts/nlu/train.mjs');
  process.exitCode = isSame ? 0 : 1;
} else {
  writeFileSync(path, model);
  console.log(`${(model.length / 1024).toFixed(0)} KB written.`);
}
