// The smallest test runner that says what it does.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { root } from './server.mjs';

export { assert };

/** Pictures of what failed in the last run. */
export const failures = join(root, 'build/e2e/failures');

/** Tests that run one after the other in one browser. */
export class Suite {
  #tests = [];

  /** Of `files` those tests with `only` in their names. */
  constructor(files, only = '') {
    for (const add of files) add({ test: (name, run) => name.includes(only) && this.#tests.push({ name, run }) });
  }

  get isEmpty() {
    return this.#tests.length === 0;
  }

  /** Runs all tests in order, and says of each how it went; answers how many passed and failed. */
  async run(context, say) {
    const { browser } = context;
    let [passed, failed] = [0, 0];
    for (const { name, run } of this.#tests) {
      const start = Date.now();
      const pages = [];
      try {
        await run({ ...context, say, track: (page) => (pages.push(page), page) });
        for (const page of pages) assert.deepEqual(page.faults, [], 'the page complained');
        passed++;
        say(`ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      } catch (error) {
        failed++;
        const complaints = pages.flatMap(({ faults }) => faults.map((fault) => `page: ${fault}`));
        const details = [String(error?.stack ?? error), ...complaints, ...(await pictures(browser, name))];
        say(`FAIL  ${name}\n${details.join('\n').replace(/^/gm, '        ')}`);
      } finally {
        await Promise.all(browser.contexts().map((one) => one.close().catch(() => {})));
      }
    }
    return { passed, failed };
  }
}

/** Keeps what every open page showed when the test failed; says where. */
async function pictures(browser, name) {
  mkdirSync(failures, { recursive: true });
  const pages = browser.contexts().flatMap((one) => one.pages());
  const kept = await Promise.allSettled(pages.map(async (page, index) => {
    const path = join(failures, `${name.replace(/\W+/g, '-').slice(0, 80)}-${index + 1}.png`);
    await page.screenshot({ path, timeout: 5_000 });
    return `picture: ${relative(root, path)}, of ${page.url()}`;
  }));
  return kept.map(({ value, reason }) => value ?? `no picture: ${reason.message.split('\n')[0]}`);
}
