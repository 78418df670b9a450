import { ask, matchedBecomes, numberMatched, queryOf, shown } from './api.mjs';
import { openMap, settled } from './browser.mjs';
import { assert } from './suite.mjs';

export default function (suite) {
  suite.test('every filter shows the count that the API gives for the same query', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const agrees = async (parameter) => {
      await page.waitForURL((address) => address.searchParams.has(parameter));
      await matchedBecomes(page, await numberMatched(url, queryOf(page)));
    };
    await page.locator('[name=from]').fill('2021-03-01');
    await agrees('datetime');
    await page.locator('[name=hour-from]').selectOption('20');
    await page.locator('[name=hour-to]').selectOption('5');
    await agrees('hours');
    await page.locator('[name=weekday][value=fri]').check();
    await page.locator('[name=weekday][value=sat]').check();
    await agrees('weekdays');
    await page.locator('[name=municipality][value="38"]').check();
    await page.locator('[name=municipality][value="30"]').check();
    await agrees('municipality');
    await page.locator('[name=severity-least]').selectOption('3');
    await agrees('severity');
    const query = new URLSearchParams(queryOf(page));
    assert.equal(query.get('hours'), '20-5');
    assert.equal(query.get('weekdays'), 'fri,sat');
    assert.equal(query.get('municipality'), '30,38');
    assert.ok((await numberMatched(url, queryOf(page))) > 0, 'the filter should leave something to compare');
  });

  suite.test('categories go by group, sources and words as well', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('.group').first().locator('summary').click();
    await page.locator('.group').first().locator('[name=category-group]').check();
    await page.waitForURL(/category=/);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
    const chosen = new URL(page.url()).searchParams.get('category').split(',');
    const { categories, groups } = await ask(url, '/api/meta');
    const group = groups.find((one) => categories.some((category) => category.group === one.code));
    assert.deepEqual(chosen, categories.filter((one) => one.group === group.code).map((one) => one.code).sort());
    await page.locator('[name=text]').fill('zve');
    await page.waitForURL(/text=zve/);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
  });

  suite.test('chips name the filters and take them away one by one, or all', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?hours=22-5&municipality=38&severity=3-5'));
    assert.deepEqual(await page.locator('.chip > span').allInnerTexts(), ['22:00–05:00', 'Mitrovica North', 'Severity 3–5']);
    await page.locator('.chip[data-parameter=municipality] button').click();
    await page.waitForURL((address) => !address.searchParams.has('municipality'));
    await matchedBecomes(page, await numberMatched(url, 'hours=22-5&severity=3-5'));
    await page.locator('[name=reset]').click();
    await page.waitForURL((address) => address.search === '');
    await matchedBecomes(page, await numberMatched(url));
    assert.equal(await page.locator('.chip').count(), 0);
  });

  suite.test('the rectangle follows the map', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#map=12/42.895/20.866'));
    await page.locator('[name=follow]').check();
    await page.waitForURL(/bbox=/);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
    const before = queryOf(page);
    await page.locator('[aria-label="Zoom in"]').click();
    await page.waitForFunction((query) => !location.search.includes(new URLSearchParams(query).get('bbox')), before);
    await settled(page);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
  });

  suite.test('says what is not on the map, and shows it in the table', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const { counts } = await ask(url, '/api/meta');
    const said = await page.locator('.off-map').innerText();
    assert.ok(said.includes(`${shown(counts.ambiguous)} ambiguous, ${shown(counts.unlocated)} unlocated`), said);
    await page.locator('[name=show-off-map]').click();
    await page.waitForURL(/municipality=none/);
    await page.locator('uramost-incident-table tbody tr').first().waitFor();
    await settled(page);
    assert.ok((await page.locator('[data-testid=page]').innerText()).endsWith(`of ${shown(await numberMatched(url, 'municipality=none'))}`));
  });

  suite.test('brushing the time chart filters by whole months', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const chart = await page.locator('.time-brush').boundingBox();
    const y = chart.y + chart.height / 2;
    await page.mouse.move(chart.x + chart.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(chart.x + chart.width * 0.4, y, { steps: 4 });
    await page.mouse.move(chart.x + chart.width * 0.5, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/datetime=\d{4}-\d{2}-01\/\d{4}-\d{2}-(28|29|30|31)/);
    const count = await numberMatched(url, queryOf(page));
    assert.ok(count > 0);
    await matchedBecomes(page, count);
    const brush = await page.locator('.time-window').boundingBox();
    assert.ok(brush.width > chart.width * 0.15 && brush.width < chart.width * 0.25, `${brush.width} of ${chart.width}`);
  });

  suite.test('the same without a pointer: two ends, and a window that plays', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('[name=time-to]').selectOption({ index: 5 });
    await page.locator('[name=time-from]').selectOption({ index: 3 });
    await page.waitForURL(/datetime=/);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
    const before = queryOf(page);
    await page.locator('[name=play]').click();
    await page.waitForFunction((query) => location.search && !location.search.includes(new URLSearchParams(query).get('datetime')), before);
    await page.locator('[name=play][aria-pressed=true]').click();
    await page.locator('[name=play][aria-pressed=false]').waitFor();
    await settled(page);
    await matchedBecomes(page, await numberMatched(url, queryOf(page)));
  });

  suite.test('the municipality table is the aggregate, with rates and their year', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?weekdays=sat'));
    const { rows, total } = await ask(url, '/api/aggregate?by=municipality&weekdays=sat');
    for (const row of rows) {
      const cells = await page.locator(`tr[data-code="${row.municipality || 'none'}"] td`).allInnerTexts();
      assert.equal(cells[0].trim(), shown(row.count));
      if (row.rate_per_1000 !== undefined) {
        assert.ok(cells[2].includes(new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(row.rate_per_1000)), `${cells[2]} for ${row.rate_per_1000}`);
        assert.ok(cells[2].includes(String(row.denominator.year)));
      }
    }
    assert.equal(await page.locator('[data-testid=total]').innerText(), shown(total));
    assert.match(await page.locator('uramost-municipality-table .notice').innerText(), /boycotted/);
  });
}
