import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with one frame of a page: a rule and the elements that break it, a line each. */
export async function faultsOf(frame: Frame): Promise<string[]> {
  await frame.evaluate(source);
  const found = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ iframes: false });
    return violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  });
  return found.flatMap(({ id, at }) => at.map(each => `${id} at ${each}`));
}
