// The smallest test runner that says what it does.
import assert from 'node:assert/strict';

export { assert };

export class Suite {
  #tests = [];

  test(name, run) {
    this.#tests.push({ name, run });
  }

  /** Runs all tests in order; answers how many passed and failed. */
  async run(context, only) {
    let [passed, failed] = [0, 0];
    for (const { name, run } of this.#tests) {
      if (only && !name.includes(only)) continue;
      const start = Date.now();
      const pages = [];
      try {
        await run({ ...context, track: (page) => (pages.push(page), page) });
        for (const page of pages) assert.deepEqual(page.faults, [], 'the page complained');
        passed++;
        console.log(`  ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      } catch (error) {
        failed++;
        console.log(`  FAIL  ${name}\n${String(error?.stack ?? error).replace(/^/gm, '        ')}`);
        for (const page of pages) if (page.faults.length) console.log(`        page: ${page.faults.join('\n        page: ')}`);
      } finally {
        await Promise.all(pages.map((page) => page.context().close().catch(() => {})));
      }
    }
    return { passed, failed };
  }
}
