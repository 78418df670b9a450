import { matchedBecomes, numberMatched, queryOf } from './api.mjs';
import { openMap, openPage, settled } from './browser.mjs';
import { assert } from './suite.mjs';

const permalink = '/?datetime=2021-01-01/2023-12-31&hours=18-4&municipality=30,38&severity=2-5&bandwidth_m=500&weight=severity'
  + '#map=11.50/42.95000/20.80000&lang=sr-Cyrl&layers=heat,municipalities,patrol&measure=rate&period=week&tab=incidents';

export default function (suite) {
  suite.test('a permalink brings everything back', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, permalink));
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'sr-Cyrl');
    assert.equal(await page.locator('[name=municipality][value="38"]').isChecked(), true);
    assert.equal(await page.locator('[name=hour-from]').inputValue(), '18');
    assert.equal(await page.locator('[name=severity-least]').inputValue(), '2');
    assert.equal(await page.locator('[name=weight]').inputValue(), 'severity');
    assert.equal(await page.locator('[name=layer-patrol]').isChecked(), true);
    assert.equal(await page.locator('[name=measure][value=rate]').isChecked(), true);
    assert.equal(await page.locator('[name=period][value=week]').isChecked(), true);
    assert.equal(await page.locator('#tab-incidents').getAttribute('aria-selected'), 'true');
    const count = await numberMatched(url, queryOf(page));
    assert.ok((await page.locator('[data-testid=page]').innerText()).includes(new Intl.NumberFormat('sr-Cyrl').format(count)));
    assert.equal(page.url(), url + permalink);
  });

  suite.test('copying the link copies the address', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, permalink, { permissions: ['clipboard-read', 'clipboard-write'] }));
    await page.locator('[name=permalink]').click();
    await page.locator('[name=permalink][data-done]').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  });

  suite.test('back and forward undo and redo filters', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('[name=weekday][value=sun]').check();
    await page.waitForURL(/weekdays=sun/);
    await page.locator('[name=weekday][value=mon]').check();
    await page.waitForURL(/weekdays=mon,sun/);
    await page.goBack();
    await page.waitForURL(/weekdays=sun/);
    assert.equal(await page.locator('[name=weekday][value=mon]').isChecked(), false);
    await matchedBecomes(page, await numberMatched(url, 'weekdays=sun'));
    await page.goForward();
    await matchedBecomes(page, await numberMatched(url, 'weekdays=mon,sun'));
    assert.equal(await page.locator('[name=weekday][value=mon]').isChecked(), true);
  });

  suite.test('an address with nonsense opens all the same, and says so', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/?severity=9&hours=x&municipality=38'));
    await page.waitForSelector('uramost-map[data-ready]');
    await matchedBecomes(page, await numberMatched(url, 'municipality=38'));
    assert.match(await page.locator('uramost-app > [role=status]').innerText(), /hours, severity/);
  });

  suite.test('a refusal of the server is shown with the field at fault', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?stage=pondered'));
    await page.locator('.toast').waitFor();
    assert.match(await page.locator('.toast').innerText(), /field: stage/);
    // The browser itself reports every refused request on the console.
    page.faults = page.faults.filter((fault) => !fault.includes('400'));
    await settled(page);
  });
}
