import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { ask, matchedBecomes, numberMatched, queryOf } from './api.mjs';
import { atRest, incidentTiles, mapReady, openMap, settled } from './browser.mjs';
import { assert } from './suite.mjs';

const source = 'synthetic_e2e';
const day = (index) => String((index % 28) + 1).padStart(2, '0');

/** A synthetic register of our own: `rows` good rows near Zvečan, and two bad ones. */
function register(rows) {
  const good = Array.from({ length: rows }, (_, index) =>
    `E-${index};${day(index)}.06.2024;22:${day(index)};${(42.905 + (index % 50) / 10000).toFixed(5)};${(20.84 + (index % 30) / 10000).toFixed(5)};theft;SYNTHETIC EXAMPLE`);
  const bad = ['E-bad-1;31.02.2024;21:00;42.905;20.84;theft;SYNTHETIC EXAMPLE', 'E-bad-2;01.06.2024;21:00;142.905;20.84;theft;SYNTHETIC EXAMPLE'];
  return ['Id;Date;Time;Latitude;Longitude;Type;Description', ...good.slice(0, 3), ...bad, ...good.slice(3)].join('\n') + '\n';
}

async function chooseFile(page, text, name = 'e2e register.csv') {
  await page.locator('[name=import]').click();
  await page.locator('dialog[open] input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('dialog[open] [name=source]').fill(source);
  await page.locator('dialog[open] .button.primary').click();
  await page.locator('[name=run-import]').waitFor();
}

const summary = async (page) => Object.fromEntries(await page.locator('dialog[open] .summary dd').evaluateAll(
  (cells) => cells.map((cell) => [cell.dataset.field, Number(cell.textContent.replace(/\D/g, ''))])));

export default function (suite) {
  suite.test('imports a file: preview, mapping, progress, summary, quarantine, and it is on the map', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const before = await numberMatched(url);
    await chooseFile(page, register(40));
    assert.match(await page.locator('dialog[open] .description').innerText(), /CSV/);
    assert.equal(await page.locator('[name=map-date]').inputValue(), 'Date');
    assert.equal(await page.locator('[name=map-lat]').inputValue(), 'Latitude');
    // The guess can be corrected: without a narrative first, then with it.
    await page.locator('[name=map-narrative]').selectOption('');
    await page.locator('[name=map-narrative]').selectOption('Description');
    assert.match(await page.locator('dialog[open] table thead').innerText(), /Description\s*Narrative/);
    assert.equal(await numberMatched(url), before, 'a preview writes nothing');
    await page.locator('[name=run-import]').click();
    await page.locator('dialog[open] .summary').waitFor();
    const done = await summary(page);
    assert.deepEqual([done.rows, done.imported, done.quarantined, done.located_by_coordinate], [42, 40, 2, 40]);

    const rows = await page.locator('dialog[open] .quarantine tbody tr').allInnerTexts();
    assert.equal(rows.length, 2);
    assert.match(rows[0], /^5\s+Date\s+31\.02\.2024/);
    assert.match(rows[1], /^6\s+Latitude\s+142\.905/);
    const csv = page.waitForEvent('download');
    await page.locator('dialog[open] .quarantine a').click();
    const text = readFileSync(await (await csv).path(), 'utf8');
    assert.match(text.split('\n')[0], /_line.*_field.*_reason/);
    assert.match(text, /31\.02\.2024/);

    await page.locator('[name=close-import]').click();
    await matchedBecomes(page, before + 40);
    await page.goto(`${url}/?source=${source}#map=14/42.907/20.841`);
    await mapReady(page);
    await atRest(page);
    assert.equal((await incidentTiles(page)).reduce((sum, { incidents }) => sum + incidents, 0), 40);
  });

  suite.test('the same file again changes nothing, and the imports list says both', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const before = await numberMatched(url);
    await chooseFile(page, register(40));
    await page.locator('[name=run-import]').click();
    await page.locator('dialog[open] .summary').waitFor();
    const done = await summary(page);
    assert.deepEqual([done.imported, done.updated, done.unchanged], [0, 0, 40]);
    await page.locator('[name=close-import]').click();
    assert.equal(await numberMatched(url), before);
    await page.locator('#tab-imports').click();
    const first = page.locator('.imports li').first();
    await first.locator('.row-button').click();
    await first.locator('.summary').waitFor();
    assert.match(await first.innerText(), /e2e register\.csv/);
    assert.match(await first.innerText(), new RegExp(source));
  });

  suite.test('a running import shows its progress and can be cancelled without a trace', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const before = await numberMatched(url);
    await chooseFile(page, register(400_000).replace(/E-/g, 'C-'), 'large.csv');
    await page.locator('[name=run-import]').click();
    await page.waitForFunction(() => /rows? ·/.test(document.querySelector('dialog[open] [role=status]')?.textContent ?? ''));
    await page.locator('[name=cancel-import]').click();
    await page.locator('dialog[open] [role=alert]').waitFor();
    assert.match(await page.locator('dialog[open] [role=alert]').innerText(), /cancelled/i);
    assert.equal(await numberMatched(url), before);
  });

  suite.test('a file that is no register is refused with a reason', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('[name=import]').click();
    await page.locator('dialog[open] input[type=file]').setInputFiles({ name: 'broken.geojson', mimeType: 'application/geo+json', buffer: Buffer.from('{"type":"FeatureCollection","features":[{') });
    await page.locator('dialog[open] .button.primary').click();
    await page.locator('dialog[open] [role=alert]').waitFor();
    assert.match(await page.locator('dialog[open] [role=alert]').innerText(), /cannot be read as GeoJSON/);
    page.faults = page.faults.filter((fault) => !fault.includes('400'));
  });

  suite.test('exports exactly what is filtered, in every format', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=30&severity=2-5&datetime=2022-01-01/2022-12-31'));
    const count = await numberMatched(url, queryOf(page));
    assert.ok(count > 0);
    await page.locator('uramost-export-menu summary').click();
    const download = async (format) => {
      const event = page.waitForEvent('download');
      await page.locator(`[data-format=${format}]`).click();
      return readFileSync(await (await event).path());
    };
    const geojson = JSON.parse((await download('geojson')).toString());
    assert.equal(geojson.features.length, count);
    assert.ok(geojson.features.every((feature) => feature.properties.municipality_code === '30' && feature.properties.severity >= 2));
    const lines = (await download('geojsonseq')).toString().split('\n').filter((line) => line.trim());
    assert.equal(lines.length, count);
    const csv = (await download('csv')).toString();
    assert.match(csv.split('\n')[0], /lon.*lat|lat.*lon/);
    for (const { format, starts } of [{ format: 'gpkg', starts: 'SQLite format 3' }, { format: 'xlsx', starts: 'PK' }, { format: 'kml', starts: '<?xml' }])
      assert.ok((await download(format)).subarray(0, 15).toString('latin1').startsWith(starts), format);
    const formats = await page.locator('[data-format]').evaluateAll((links) => links.map((link) => link.dataset.format));
    assert.deepEqual(formats, (await ask(url, '/api/meta')).export_formats);
    await settled(page);
  });

  suite.test('exports with options, and keeps a filter as a named export that gives the same', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=30&severity=2-5&datetime=2022-01-01/2022-12-31'));
    const count = await numberMatched(url, queryOf(page));
    const menu = page.locator('uramost-export-menu');
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    for (const option of ['gzip', 'hxl']) await menu.locator(`input[name=${option}]`).press('Space');
    assert.match(await menu.locator('[data-format=csv]').getAttribute('href'), /header=hxl&compress=gzip/);
    assert.doesNotMatch(await menu.locator('[data-format=gpkg]').getAttribute('href'), /compress|header/);
    await menu.getByRole('button', { name: 'Named exports' }).press('Enter');
    await menu.locator('input[name=name]').fill('Veriu ë / Sever č');
    await menu.locator('select[name=format]').selectOption('csv');
    await menu.locator('input[name=name]').press('Enter');
    const named = menu.locator('[data-preset="Veriu ë / Sever č"]');
    await named.waitFor();
    const event = page.waitForEvent('download');
    await named.click();
    const lines = gunzipSync(readFileSync(await (await event).path())).toString().split('\r\n');
    assert.match(lines[1], /^#event\+id,#geo\+lon/);
    assert.ok(lines.length > count + 2, 'header, hashtags and every incident');
    await menu.getByRole('button', { name: 'Remove Veriu' }).click();
    await named.waitFor({ state: 'detached' });
    await settled(page);
  });

  suite.test('pages through the incidents without losing or repeating one', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?municipality=30&datetime=2022-01-01/2022-12-31#tab=incidents'));
    const count = await numberMatched(url, queryOf(page));
    assert.ok(count > 100, `${count}`);
    const seen = new Set();
    for (;;) {
      await page.waitForFunction(() => document.querySelector('uramost-incident-table table')?.getAttribute('aria-busy') === 'false');
      const ids = await page.locator('uramost-incident-table tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.id));
      ids.forEach((id) => seen.add(id));
      const next = page.locator('.pager button').last();
      if (await next.isDisabled()) break;
      const first = ids[0];
      await next.click();
      await page.waitForFunction((id) => document.querySelector('uramost-incident-table tbody tr')?.dataset.id !== id, first);
    }
    assert.equal(seen.size, count);
  });
}
