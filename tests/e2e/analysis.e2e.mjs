import { readFileSync } from 'node:fs';

import { textOf } from './api.mjs';
import { axeFaults, expectRefusals, mapReady, openMap, openPage, phone, settled } from './browser.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const json = async (url, path, init) => (await fetchAs(url, path, init)).json();
const viewOf = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const verdict = (page) => page.locator('[data-testid=analysis-verdict]');

/** Chooses a method, lets it run over what the map shows, and answers its result as the server has it. */
async function run(page, url, method) {
  const before = viewOf(page).get('result');
  const section = page.locator('[name=method-section]');
  if (!(await section.evaluate((details) => details.open))) await section.locator('> summary').click();
  await page.locator('select[name=method]').selectOption(method);
  await page.locator('[name=run-analysis]').click();
  await page.waitForFunction((old) => {
    const id = new URLSearchParams(location.hash.slice(1)).get('result');
    return id && id !== old;
  }, before);
  await resultDrawn(page);
  return json(url, `/api/results/${viewOf(page).get('result')}`);
}

async function resultDrawn(page) {
  await verdict(page).waitFor();
  await page.locator('uramost-result-map[data-ready]').first().waitFor();
  await settled(page);
}

async function download(page, file) {
  const started = page.waitForEvent('download');
  await page.locator(`[data-file="${file}"]`).click();
  return (await started).path();
}

export default function (suite) {
  suite.test('an analysis of hot spots shows the verdict, the legend and the table that the server answers', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=12,30,33,38,67#tab=analysis&lang=en'));
    const result = await run(page, url, 'gi-star');
    assert.equal(result.state, 'done');
    assert.match(new URLSearchParams(result.query).get('municipality'), /^12,30/, 'it is of what the map shows');
    const { words } = await json(url, '/api/analysis?lang=en');
    const said = await verdict(page).innerText();
    assert.ok(said.startsWith(words.verdict[result.verdict.distinguishable ? 'distinguishable' : 'not_distinguishable']), said);
    assert.match(said, /p (=|<) [\d.]+, n = [\d,]+/);

    const legend = await page.locator('[data-testid=classes] li').evaluateAll((items) =>
      items.map((item) => [item.dataset.class, item.querySelector('.number').textContent]));
    assert.deepEqual(legend, result.classes.map(({ code, count }) => [code, new Intl.NumberFormat('en-GB').format(count)]));
    const drawn = await page.evaluate(() => {
      const { map } = document.querySelector('uramost-result-map');
      return map.querySourceFeatures('marks').length;
    });
    assert.ok(drawn > 0, 'marks are drawn');

    const rows = page.locator('.result-table tbody tr');
    assert.equal(await rows.count(), Math.min(50, result.table.rows.length));
    const significant = new Set(result.marks.features.filter(({ properties }) => properties.significant).map(({ properties }) => properties.row));
    if (significant.size) assert.ok(significant.has(Number(await rows.first().getAttribute('data-row'))), 'significant rows come first');
    assert.equal(await page.locator('.result-table thead th').count(), result.table.columns.length);
    const numeric = result.table.columns.findIndex((_, column) => result.table.rows.some((row) => typeof row[column] === 'number'));
    await page.locator('.result-table .sort').nth(numeric).click();
    const most = Math.max(...result.table.rows.map((row) => row[numeric] ?? -Infinity));
    assert.equal(result.table.rows[Number(await rows.first().getAttribute('data-row'))][numeric], most);
    assert.deepEqual(await axeFaults(page), []);
  });

  suite.test('a row that has the focus is shown on the map, and a key moves the map there', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=12,30,33,38,67#tab=analysis&lang=en'));
    await run(page, url, 'gi-star');
    const button = page.locator('.result-table .row-button').first();
    await button.focus();
    const row = Number(await page.locator('.result-table tr[aria-selected=true]').getAttribute('data-row'));
    await page.waitForFunction((wanted) => {
      const { map } = document.querySelector('uramost-result-map');
      return JSON.stringify(map.getFilter('mark-pointed')).includes(`["==",["get","row"],${wanted}]`);
    }, row);
    const before = viewOf(page).get('map');
    await page.keyboard.press('Enter');
    await page.waitForFunction((old) => new URLSearchParams(location.hash.slice(1)).get('map') !== old, before);
    await settled(page);
  });

  suite.test('two results are pinned side by side, move together, and are kept, reopened and deleted', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=12,30,33,38,67#tab=analysis&lang=en'));
    const first = await run(page, url, 'gi-star');
    await page.locator('[name=pin]').click();
    await page.waitForURL(/pinned=/);
    await page.locator('[name=method-section] > summary').click();
    const second = await run(page, url, 'centrography');
    assert.equal(viewOf(page).get('pinned'), first.id);
    await page.locator('.result-stage[data-count="2"]').waitFor();
    const heads = await page.locator('[data-testid=comparison] thead th').allInnerTexts();
    assert.equal(heads.length, 2);
    await page.waitForFunction(() => [...document.querySelectorAll('uramost-result-map')].every((map) => map.dataset.ready));
    await page.evaluate(() => document.querySelector('uramost-result-map').map.jumpTo({ center: [20.8, 43], zoom: 11 }));
    await page.waitForFunction(() => [...document.querySelectorAll('uramost-result-map')].every(({ map }) => Math.abs(map.getZoom() - 11) < 0.01));
    await settled(page);
    assert.deepEqual(await axeFaults(page), []);

    await page.locator('[name=keep]').click();
    await page.locator('uramost-keep-dialog [name=title]').fill('Mesi / Средина');
    await page.locator('uramost-keep-dialog [name=note]').fill('Synthetic, for a test');
    assert.deepEqual(await axeFaults(page), []);
    await page.locator('[name=confirm-keep]').click();
    await page.locator('.result header h2').getByText('Mesi / Средина').waitFor();
    const kept = await json(url, '/api/results');
    assert.equal(kept.results.find(({ id }) => id === second.id)?.note, 'Synthetic, for a test');

    const again = track(await openPage(browser, url, new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash));
    await resultDrawn(again);
    assert.equal(await again.locator('.result header h2').innerText(), 'Mesi / Средина');
    assert.equal(await again.locator('uramost-result-map').count(), 2);
    const list = again.locator('uramost-kept-list');
    await again.locator('details.section:has(uramost-kept-list) > summary').click();
    await list.locator(`[data-result="${second.id}"] [name=forget]`).click();
    await list.locator('[name=confirm-forget]').click();
    await list.locator(`[data-result="${second.id}"]`).waitFor({ state: 'detached' });
    assert.ok(!(await json(url, '/api/results')).results.some(({ id }) => id === second.id));
    await settled(again);
  });

  suite.test('the briefing is a PDF in the chosen language that names the method', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=12,30,33,38,67#tab=analysis&lang=en'));
    await run(page, url, 'gi-star');
    for (const language of ['en', 'sr-Cyrl']) {
      await page.locator('[name=language]').selectOption(language);
      const { methods, words } = await json(url, `/api/analysis?lang=${language}`);
      const { name } = methods.find(({ id }) => id === 'gi-star');
      await page.locator('.result header h2').getByText(name).waitFor();
      const texts = Object.values(words.verdict);
      assert.ok(texts.includes(await verdict(page).locator('strong').innerText()), language);
      const said = textOf(await download(page, 'briefing.pdf')).replace(/\s+/g, ' ');
      assert.ok(said.includes(name), `${language}: ${name}`);
    }
    await page.locator('.result details.menu summary').click();
    const csv = readFileSync(await download(page, 'table.csv'), 'utf8');
    const { table } = await json(url, `/api/results/${viewOf(page).get('result')}`);
    assert.equal(csv.trim().split('\n').length, table.rows.length + 1);
    await settled(page);
  });

  suite.test('an analysis that takes long says how far it is, and can be cancelled', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#tab=analysis&method=near-repeat&lang=en'));
    const { methods } = await json(url, '/api/analysis?lang=en');
    const { parameters } = methods.find(({ id }) => id === 'near-repeat');
    const trials = parameters.find(({ kind, most }) => kind === 'whole_number' && most >= 999);
    await page.locator(`[data-field="${trials.name}"] input`).fill(String(trials.most));
    await page.locator('[name=run-analysis]').click();
    await page.locator('[data-testid=running] progress').waitFor();
    const id = viewOf(page).get('result');
    assert.equal((await json(url, `/api/results/${id}`)).state, 'running');
    await page.locator('[name=cancel-analysis]').click();
    await page.locator('uramost-method-form form').waitFor();
    assert.equal(viewOf(page).get('result'), null);
    await page.waitForFunction(async (path) => {
      const answer = await fetch(path);
      return !answer.ok || (await answer.json()).state !== 'running';
    }, `/api/results/${id}`);
    await settled(page);
    expectRefusals(page, 404);
  });

  suite.test('too few incidents are said plainly', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?text=nothing%20is%20called%20so#tab=analysis&method=gi-star&lang=en'));
    await page.locator('[name=run-analysis]').click();
    await page.locator('[data-testid=complaint]').waitFor();
    assert.match(await page.locator('[data-testid=complaint]').innerText(), /\d/);
    await settled(page);
    expectRefusals(page, 400, 409, 422);
  });

  suite.test('axe finds nothing in the analysis in any language: form, results, dark, and on a phone', async ({ browser, url, track }) => {
    const maker = track(await openMap(browser, url, '/?municipality=12,30,33,38,67#tab=analysis&lang=en'));
    const areal = (await run(maker, url, 'gi-star')).id;
    for (const [language, options] of [['sq', {}], ['sr-Latn', phone], ['sr-Cyrl', { colorScheme: 'dark' }], ['en', phone]]) {
      const page = track(await openPage(browser, url, `/#tab=analysis&sheet=data&lang=${language}`, options));
      await mapReady(page);
      await page.locator('uramost-method-form form').waitFor();
      assert.deepEqual(await axeFaults(page), [], `form, ${language}`);
      await page.goto(`${url}/#tab=analysis&sheet=data&result=${areal}&lang=${language}`);
      await page.reload();
      await resultDrawn(page);
      assert.deepEqual(await axeFaults(page), [], `result, ${language}`);
      const wide = await page.evaluate((width) => document.scrollingElement.scrollWidth > width
        || document.querySelector('#table-panel').scrollWidth > document.querySelector('#table-panel').clientWidth + 1, page.viewportSize().width);
      assert.equal(wide, false, `${language} scrolls sideways`);
    }
  });

  suite.test('the legend of the heat map leads to the test whether it predicts, where there is one', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#lang=en'));
    const { methods } = await json(url, '/api/analysis?lang=en');
    const link = page.locator('[name=does-it-predict]');
    assert.equal(await link.count(), methods.some(({ id }) => id === 'back-test') ? 1 : 0);
    if (!(await link.count())) return;
    await link.click();
    await page.locator('uramost-method-form form').waitFor();
    assert.equal(await page.locator('select[name=method]').inputValue(), 'back-test');
  });
}
