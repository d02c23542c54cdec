/** Reads lines of [language, text] under this process's own time zone; run by zones.test.ts. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};

const { readWhen } = require('../../../src/language/dates/read-when.ts');
const { now, texts } = JSON.parse(process.argv[2]);
const answers = texts.map(([language, text]) => readWhen(text, { now: new Date(now), language }));
process.stdout.write(JSON.stringify(answers));
