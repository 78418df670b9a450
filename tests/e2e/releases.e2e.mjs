import { axeFaults, openPage, openPublic, settled } from './browser.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const numbers = async (url) => (await (await fetch(`${url}/api/releases`)).json()).releases.map(({ number }) => number);

export default function (suite) {
  suite.test('a release is previewed as the public will see it, published, and then is what the public sees', async ({ browser, url, track }) => {
    const before = await numbers(url);
    const next = before[0] + 1;
    const page = track(await openPage(browser, url, '/#page=releases'));
    await page.locator('[name=preview]').click();
    await page.locator('uramost-release-map[data-ready]').waitFor();
    await page.locator('[data-testid=verdict] .notice.good').waitFor();
    assert.deepEqual(await numbers(url), before, 'a preview publishes nothing');
    const { erased } = await (await fetchAs(url, '/api/releases/preview')).json();
    assert.equal(/erased since the last release/.test(await page.locator('[data-testid=verdict]').innerText()), erased > 0);
    await settled(page);
    const shown = () => page.locator('uramost-release-tables tbody').innerText();
    const [table, counted] = [await shown(), await page.locator('[data-testid=counted]').innerText()];
    assert.deepEqual(await axeFaults(page), []);
    await page.locator('[name=publish]').click();
    await page.locator('dialog[open] [name=confirm-publish]').click();
    await page.locator(`tr[data-release="${next}"]`).waitFor();
    assert.deepEqual(await numbers(url), [next, ...before]);

    const seen = track(await openPublic(browser, url));
    assert.equal(await seen.locator('[name=release]').inputValue(), String(next));
    assert.equal(await seen.locator('uramost-release-tables tbody').innerText(), table);
    assert.equal(await seen.locator('[data-testid=counted]').innerText(), counted);
  });

  suite.test('two releases are compared', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/#page=releases'));
    await page.locator('[name=compare]').click();
    await page.locator('[data-testid=difference]').waitFor();
    assert.match(await page.locator('[data-testid=difference]').innerText(), /Points in release \d+: [\d,]+; in release \d+: [\d,]+/);
    await settled(page);
  });

  suite.test('a release that its own attack sees through cannot be published, and the findings are named', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/'));
    const preview = await (await fetchAs(url, '/api/releases/preview')).json();
    // The rules hold, so that a refusal has to be put in by the test; the page must obey it.
    await page.route(/\/api\/releases\/preview(\?.*)?$/, (route) => route.fulfill({
      json: { ...preview, refused: true, findings: [{ attack: 'averaging', what: 'a synthetic finding' }] } }));
    await page.goto(`${url}/#page=releases`);
    await page.locator('[name=preview]').click();
    await page.locator('.findings li').waitFor();
    assert.match(await page.locator('.findings').innerText(), /averaging a synthetic finding/);
    assert.equal(await page.locator('[name=publish]').isDisabled(), true);
    await settled(page);
  });
}
