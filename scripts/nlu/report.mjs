/**
 * Prints how well the checked-in model reads the held-back fifth of the corpus, which training
 * never saw: precision and recall of each intent, the confusion table, how far confidence can be
 * trusted, and what one message costs.
 *   node scripts/nlu/report.mjs            the tables
 *   node scripts/nlu/report.mjs --misses   and every text that was misread
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('./load-typescript.cjs');
const { readCorpus } = require('./corpus.ts');
const { judge, table } = require('./judge.ts');

const started = performance.now();
const { createIntentReader } = require('../../src/language/intents/intent-reader.ts');
const reader = createIntentReader();
const loading = performance.now() - started;

const { training, heldBack } = readCorpus();
const judgement = judge(heldBack, reader);
console.log(table(judgement));
console.log(`\n${training.length} utterances for training, ${heldBack.length} held back.`);
console.log(`Model ready in ${loading.toFixed(0)} ms, with compiling the sources.`);
console.log(`One message: ${judgement.medianMs.toFixed(3)} ms (median).`);
if (process.argv.includes('--misses')) {
  for (const { wanted, got, confidence, text } of judgement.misses) {
    console.log(`${wanted} read as ${got} (${confidence.toFixed(2)}): ${text}`);
  }
}
