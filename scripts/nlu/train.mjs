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
const { isSameModel, makeModel } = require('./make-model.ts');

const path = new URL('../../src/language/intents/data/model.json', import.meta.url);
const { training, heldBack } = readCorpus();
const started = performance.now();
const model = makeModel(training);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${training.length} utterances (${heldBack.length} held back), ${seconds} s.`);

if (process.argv.includes('--check')) {
  const isSame = isSameModel(JSON.parse(readFileSync(path, 'utf8')), model);
  console.log(isSame ? 'The model is up to date.' : 'The model is old: node scripts/nlu/train.mjs');
  process.exitCode = isSame ? 0 : 1;
} else {
  const text = `${JSON.stringify(model, null, 2)}\n`;
  writeFileSync(path, text);
  console.log(`${(text.length / 1024).toFixed(0)} KB written.`);
}
