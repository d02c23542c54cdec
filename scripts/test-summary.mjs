/** Reads jest's JSON results (`jest --json`). */

/** The line that counts. A suite that could not run at all is one failure more. */
export function countLine({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests,
  numRuntimeErrorTestSuites,
}) {
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const skipped = numPendingTests + numTodoTests;
  return `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Files with skipped tests, and what is named in them says why: the block that is skipped whole,
 * `describe.skip('on PostgreSQL (skipped: no server could be started)', …)`, else each test.
 */
export function skippedSuites({ testResults }) {
  return testResults
    .map(({ name, assertionResults }) => ({ file: name, reasons: reasonsOf(assertionResults) }))
    .filter(({ reasons }) => reasons.length > 0);
}

function reasonsOf(tests) {
  const isSkipped = ({ status }) => status === 'pending' || status === 'todo';
  const blockOf = ({ ancestorTitles, title }) => ancestorTitles.join(' › ') || title;
  const running = new Set(tests.filter(test => !isSkipped(test)).map(blockOf));
  const counts = new Map();
  for (const test of tests.filter(isSkipped)) {
    const block = blockOf(test);
    const name = running.has(block) ? `${block} › ${test.title}` : block;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} (${count})`);
}
