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
 * Files with skipped tests and the names of the skipped blocks, where a test says why it is skipped:
 * `describe.skip('on PostgreSQL (skipped: no server could be started)', …)`.
 */
export function skippedSuites({ testResults }) {
  return testResults
    .map(({ name, assertionResults }) => ({ file: name, reasons: reasonsOf(assertionResults) }))
    .filter(({ reasons }) => reasons.length > 0);
}

function reasonsOf(tests) {
  const skipped = tests.filter(({ status }) => status === 'pending' || status === 'todo');
  const byBlock = new Map();
  for (const { ancestorTitles, title } of skipped) {
    const block = ancestorTitles.join(' › ') || title;
    byBlock.set(block, (byBlock.get(block) ?? 0) + 1);
  }
  return [...byBlock].map(([block, count]) => `${block} (${count})`);
}
