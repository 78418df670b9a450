import { lonelyIncident } from './api.mjs';
import { atRest, openMap, phone, settled } from './browser.mjs';
import { assert } from './suite.mjs';

const focused = (page, read) => page.evaluate(`(${read})(document.activeElement)`);

export default function (suite) {
  suite.test('the keyboard alone reaches the tables and an incident’s details', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.keyboard.press('Tab');
    assert.equal(await focused(page, '(element) => element.className'), 'skip');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'table-panel');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(page, '(element) => element.id'), 'tab-municipalities');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.id === 'tab-incidents');
    await page.locator('uramost-incident-table tbody tr').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.match(await focused(page, '(element) => element.className'), /row-button/);
    await page.keyboard.press('Enter');
    const dialog = page.locator('uramost-incident-dialog dialog[open]');
    await dialog.locator('.detail').waitFor();
    assert.match(page.url(), /incident=\d+/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.doesNotMatch(page.url(), /incident=/);
    assert.match(await focused(page, '(element) => element.className'), /row-button/);
  });

  suite.test('arrow keys move the map and read the number at its centre', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#map=11/42.895/20.866'));
    await page.locator('.maplibregl-canvas').focus();
    const answer = page.waitForResponse((response) => response.url().includes('/api/heat/value'));
    await page.keyboard.press('ArrowRight');
    const value = await (await answer).json();
    await page.locator('[data-testid=reading] strong').waitFor();
    assert.ok(value.lon > 20.866, 'the map moved east');
    await page.locator('.crosshair').waitFor();
  });

  suite.test('arrow keys move the time window, with Shift its end, and the map follows', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const brush = page.getByRole('slider', { name: 'Time window' });
    assert.equal(await brush.getAttribute('aria-valuetext'), 'All of the time');
    await brush.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/datetime=/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('PageUp');
    await page.waitForURL(/datetime=2019-06-01\/2019-09-30/);
    assert.equal(await brush.getAttribute('aria-valuetext'), 'Jun 2019 – Sept 2019');
    await atRest(page);
    assert.equal(await page.locator('[data-testid=period]').innerText(), '1 Jun 2019 – 30 Sept 2019');
    await page.goBack();
    await page.waitForURL((address) => !address.search.includes('2019-06-01/2019-09-30'));
  });

  suite.test('Enter opens the incident at the centre of the map', async ({ browser, url, track }) => {
    const [lon, lat] = await lonelyIncident(url);
    const page = track(await openMap(browser, url, `/#map=18.00/${lat.toFixed(5)}/${lon.toFixed(5)}`));
    await atRest(page);
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    await page.locator('uramost-incident-dialog .detail').waitFor();
  });

  suite.test('search is driven by arrow keys and Escape', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('uramost-geocode-box input').focus();
    await page.keyboard.type('Banjska');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.geocode-answer li'));
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page, '(element) => [...element.closest("ul").children].indexOf(element.parentElement)'), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.geocode-answer').isVisible(), false);
    assert.equal(await focused(page, '(element) => element.name'), 'place');
  });

  suite.test('menus open, close with Escape and give the focus back', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('uramost-export-menu summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.menu-body a').first().waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await focused(page, '(element) => element.dataset.format'), 'geojson');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.menu-body').isVisible(), false);
    assert.equal(await focused(page, '(element) => element.tagName'), 'SUMMARY');
    await settled(page);
  });

  suite.test('on a phone the keyboard reaches every tab, and a finger those that do not fit', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#sheet=data&tab=municipalities', phone));
    const tabs = page.locator('uramost-data-panel > uramost-tab-list [role=tab]');
    const [before, after] = ['before', 'after'].map((side) => page.locator(`uramost-data-panel > uramost-tab-list .more-tabs.${side}`));
    const inSight = (tab) => tab.evaluate((element) => {
      const [{ left, right }, row] = [element.getBoundingClientRect(), element.parentElement.getBoundingClientRect()];
      return left >= row.left - 1 && right <= row.right + 1;
    });
    const [first, last] = [tabs.first(), tabs.last()];
    await after.waitFor();
    assert.deepEqual([await before.isVisible(), await inSight(last)], [false, false]);
    await first.focus();
    const count = await tabs.count();
    for (let step = 1; step < count; step++) {
      await page.keyboard.press('ArrowRight');
      assert.equal(await focused(page, '(element) => element.getAttribute("aria-selected")'), 'true');
      assert.equal(await focused(page, '(element) => [...element.parentElement.children].indexOf(element)'), step);
      assert.ok(await inSight(tabs.nth(step)), `tab ${step} is in sight`);
    }
    await after.waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
    assert.ok(await inSight(first), 'after the last comes the first');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page, '(element) => element.id'), 'table-panel', 'the buttons for fingers are no stop of the keyboard');

    while (!(await inSight(last))) {
      await after.tap();
      await settled(page);
    }
    await last.tap();
    assert.equal(await last.getAttribute('aria-selected'), 'true');
    await before.waitFor();
    await settled(page);
  });

  suite.test('on a phone a menu opens by the keyboard within the screen, is chosen from, and Escape gives the focus back', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=30&datetime=2022-01-01/2022-01-31', phone));
    await page.locator('uramost-export-menu summary').focus();
    await page.keyboard.press('Enter');
    const menu = page.locator('uramost-export-menu .menu-body');
    await menu.waitFor();
    const { x, y, width, height } = await menu.boundingBox();
    const button = await page.locator('uramost-export-menu summary').boundingBox();
    assert.ok(x >= 0 && x + width <= phone.viewport.width && y + height <= phone.viewport.height, `${[x, y, width, height]}`);
    assert.ok(y >= button.y + button.height, 'it does not cover its own button');
    await page.keyboard.press('Tab');
    const chosen = await focused(page, '(element) => element.dataset.format');
    const started = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    assert.ok((await started).suggestedFilename().endsWith(`.${chosen}`));
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    assert.equal(await focused(page, '(element) => element.parentElement.parentElement.localName'), 'uramost-export-menu');
    await settled(page);
  });
}
