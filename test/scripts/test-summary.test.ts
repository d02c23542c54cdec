import { SmallDesk } from './small-desk';

/** A stand-in for jest that writes given results where it is told to, and prints what it was called with. */
const standIn = (results: object | undefined, exitCode: number) => `
  const { writeFileSync } = require('node:fs');
  const file = process.argv.find(each => each.startsWith('--outputFile=')).slice(13);
  console.error('called with ' + process.argv.slice(2).filter(each => !each.includes(file)).join(' '));
  const results = ${JSON.stringify(results) ?? 'undefined'};
  if (results) writeFileSync(file, JSON.stringify(results));
  process.exitCode = ${exitCode};
`;

const counts = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

describe('npm test', () => {
  let small: SmallDesk;
  beforeEach(() => {
    small = new SmallDesk();
  });
  afterEach(() => small.drop());

  const run = (results: object | undefined, exitCode: number, ...args: string[]) => {
    small.write('node_modules/jest/bin/jest.js', standIn(results, exitCode));
    const { code, out, told } = small.run('test.mjs', ...args);
    return { code, lines: out.trimEnd().split('\n'), told };
  };

  it('ends with the count', () => {
    expect(run(counts, 0)).toMatchObject({ code: 0, lines: ['12 passed, 0 failed'] });
  });

  it('keeps the exit code, and counts a suite that could not run as a failure', () => {
    expect(run({ ...counts, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toMatchObject({
      code: 1,
      lines: ['12 passed, 3 failed'],
    });
  });

  it('says what was skipped, and why', () => {
    const skipped = { status: 'pending', title: 'a case', ancestorTitles: ['on x (no x here)'] };
    const { lines } = run(
      {
        ...counts,
        numPendingTests: 3,
        testResults: [
          {
            name: `${small.folder}/test/store.test.ts`,
            assertionResults: [skipped, skipped],
          },
          {
            name: `${small.folder}/test/channel.test.ts`,
            assertionResults: [
              { ...skipped, title: 'types (no typing here)', ancestorTitles: ['mail'] },
              { ...skipped, status: 'passed', ancestorTitles: ['mail'] },
            ],
          },
        ],
      },
      0,
    );
    expect(lines).toEqual([
      'skipped: test/store.test.ts: on x (no x here) (2)',
      'skipped: test/channel.test.ts: mail › types (no typing here) (1)',
      '12 passed, 0 failed, 3 skipped',
    ]);
  });

  it('counts a run that never came to a test as failed', () => {
    expect(run(undefined, 1)).toMatchObject({ code: 1, lines: ['0 passed, 1 failed'] });
  });

  it('hands what it is given to jest', () => {
    expect(run(counts, 0, 'test/domain', '--coverage').told).toMatch(/test\/domain --coverage/);
  });

  it('counts a failed set-up too', () => {
    small.write('src/wrong.ts', 'export const wrong: number = "text";');
    expect(run(counts, 0)).toMatchObject({ code: 1, lines: ['0 passed, 1 failed'] });
  });
});
