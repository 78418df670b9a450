import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { numberMatched, textOf } from './api.mjs';
import { atRest, axeFaults, mapReady, openMap, phone, settled } from './browser.mjs';
import { root } from './server.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const source = 'synthetic_ngo';
const inYears = [{ year: 2020, cases: 76 }, { year: 2021, cases: 87 }];
const total = 163;

/** A register of two years as an NGO keeps one, SYNTHETIC: its own words for what happened, day first. */
function register() {
  const two = (number) => String(number).padStart(2, '0');
  const rows = inYears.flatMap(({ year, cases }) => Array.from({ length: cases }, (_, index) => [
    `${year}-${index + 1}`, `${two(index % 28 + 1)}.${two(index % 12 + 1)}.${year}`, (42.88 + (index % 40) / 1000).toFixed(4),
    (20.85 + (index % 30) / 1000).toFixed(4), index % 3 ? 'theft' : 'arson', index % 4 ? 'ženski' : 'мушки', 'SYNTHETIC EXAMPLE']));
  return [['Case', 'Day', 'Lat', 'Lon', 'What', 'Whom', 'Remarks'], ...rows].map((row) => row.join(';')).join('\n') + '\n';
}

async function importRegister(page) {
  await page.locator('[name=import]').click();
  await page.locator('dialog[open] input[type=file]').setInputFiles(
    { name: 'synthetic ngo.csv', mimeType: 'text/csv', buffer: Buffer.from(register()) });
  await page.locator('dialog[open] [name=source]').fill(source);
  await page.locator('dialog[open] .button.primary').click();
  await page.locator('[name=run-import]').waitFor();
  const columns = { external_id: 'Case', date: 'Day', lat: 'Lat', lon: 'Lon', category: 'What', gender: 'Whom', narrative: 'Remarks' };
  for (const [field, column] of Object.entries(columns)) await page.locator(`[name=map-${field}]`).selectOption(column);
  await page.locator('[name=run-import]').click();
  await page.locator('dialog[open] .summary').waitFor();
  await page.locator('[name=close-import]').click();
}

/** The numbers of the funnel's line for all incidents: cases, those that came so far, those nobody answered. */
async function funnelOf(page) {
  const cells = page.locator('uramost-responses-panel tbody tr').first().locator('td');
  await cells.first().waitFor();
  return (await cells.allInnerTexts()).map((text) => Number(text.replace(/[,\s].*|\(.*/s, '')));
}

async function addResponse(page, stage, date, institution) {
  await page.locator('uramost-incident-responses summary').click();
  await page.locator('[name=response-stage]').selectOption(stage);
  await page.locator('[name=response-date]').fill(date);
  await page.locator('[name=response-institution]').fill(institution);
  await page.locator('[name=add-response]').click();
  await page.getByText('The response is kept.').waitFor();
}

async function download(page, locator, file) {
  const event = page.waitForEvent('download');
  await locator.click();
  await (await event).saveAs(file);
  return file;
}

/** Two registers that hold six incidents in common, and fourteen others each; SYNTHETIC. */
function twoRegisters() {
  const two = (number) => String(number).padStart(2, '0');
  const line = (id, month, day, north, east) =>
    [id, `2022-${two(month)}-${two(day)}`, '12:00', (42.88 + north / 1000).toFixed(4), (20.85 + east / 1000).toFixed(4), day % 2 ? 'theft' : 'arson', 'SYNTHETIC EXAMPLE'].join(',');
  const common = [1, 2, 3, 4, 5, 6];
  const others = Array.from({ length: 14 }, (_, index) => index + 1);
  const file = (own, month) => ['external_id,date,time,lat,lon,category,narrative',
    ...common.map((each) => line(`${own}-${each}`, each, each * 4, each * 5, each * 3)),
    ...others.map((each) => line(`${own}-x${each}`, month, each * 2, each * 2, each))].join('\n');
  return { synthetic_press: file('press', 8), synthetic_police: file('police', 10) };
}

async function importCsv(url, source, csv, account) {
  const form = new FormData();
  form.set('source', source);
  form.set('file', new Blob([csv], { type: 'text/csv' }), `${source}.csv`);
  const { job } = await (await fetchAs(url, '/api/imports', { method: 'POST', body: form }, account)).json();
  for (;;) {
    const { state } = await (await fetchAs(url, `/api/imports/${job}`, {}, account)).json();
    if (state === 'done') return;
    assert.notEqual(state, 'failed');
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

export default function (suite) {
  suite.test('an NGO imports its register, notes responses, reads funnel and annual report, and QGIS opens its export',
    async ({ browser, url, accounts, track }) => {
      const page = track(await openMap(browser, url, '/', { as: accounts.case_handler }));
      await importRegister(page);
      assert.equal(await numberMatched(url, `source=${source}`), total);

      await page.goto(`${url}/?source=${source}#tab=responses`);
      await mapReady(page);
      assert.deepEqual(await funnelOf(page), [total, 0, 0, 0, 0, 0, 0, total], 'nobody has answered yet');

      const { features } = await (await fetchAs(url, `/api/collections/incidents/items?limit=1&source=${source}`, {}, accounts.case_handler)).json();
      await page.goto(`${url}/?source=${source}#incident=${features[0].id}`);
      await mapReady(page);
      await addResponse(page, 'reported', '2021-12-01', 'Police (synthetic)');
      await addResponse(page, 'registered', '2021-12-09', 'Police (synthetic)');
      await page.goto(`${url}/?source=${source}#tab=responses`);
      await mapReady(page);
      await atRest(page);
      assert.deepEqual(await funnelOf(page), [total, 1, 1, 0, 0, 0, 0, total - 1]);
      await page.locator('[name=responses-by]').selectOption('gender');
      const women = page.locator('uramost-responses-panel tbody tr', { hasText: 'Women or girls' });
      await women.waitFor();
      assert.equal(await women.locator('td').first().innerText(), '122');

      const folder = mkdtempSync(join(tmpdir(), 'uramost-e2e-'));
      try {
        const report = page.locator('uramost-annual-report');
        await report.locator('summary').click();
        await report.locator('[name=report-register]').selectOption(source);
        await report.locator('[name=report-year]').selectOption('2021');
        const csv = readFileSync(await download(page, report.locator('[data-form=csv]'), join(folder, 'report.csv')), 'utf8');
        for (const { year, cases } of inYears) assert.match(csv, new RegExp(`^"?year"?,.*${year}"?,"?${cases}\\b`, 'm'));
        const paper = textOf(await download(page, report.locator('[data-form=pdf]'), join(folder, 'report.pdf')));
        assert.match(paper, /\b87\b/);
        assert.match(paper, /\b76\b/);

        await page.locator('uramost-export-menu summary').click();
        const geojson = await download(page, page.locator('[data-format=geojson]'), join(folder, 'incidents.geojson'));
        const counted = spawnSync('/usr/bin/python3', [join(root, 'tests/clients/qgis_count.py'), geojson], { encoding: 'utf8' });
        assert.equal(counted.stdout.trim(), String(total), counted.stderr);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  suite.test('a case handler describes, changes and takes back a reporting channel by keyboard; all of it stays to be read',
    async ({ browser, url, accounts, track }) => {
      const page = track(await openMap(browser, url, '/#tab=responses', { as: accounts.case_handler }));
      const channels = page.locator('uramost-reporting-channels');
      await channels.locator('summary').focus();
      await page.keyboard.press('Enter');
      await channels.getByText('Nobody has described a channel').waitFor();
      await channels.locator('[name=channel-since]').fill('2020-01-01');
      await channels.locator('[name=channel-municipality]').selectOption('38');
      await channels.locator('[name=channel-note]').fill('telephone (synthetic)');
      await page.keyboard.press('Enter');
      const said = channels.locator('[data-testid=channels] li');
      await page.waitForFunction(() => document.querySelectorAll('[data-testid=channels] li').length === 1);
      assert.match(await said.innerText(), /1 Jan 2020 – still open.*Mitrovic.*telephone \(synthetic\)/s);
      assert.match(await said.innerText(), /e2e-case_handler, /);

      await said.locator('[name=change-channel]').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.name === 'channel-since');
      assert.equal(await channels.locator('[name=channel-municipality]').inputValue(), '38');
      await channels.locator('[name=channel-until]').fill('2021-12-31');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('[data-testid=channels] li').length === 2);
      assert.match(await said.first().locator('del').innerText(), /still open/);
      assert.match(await said.first().innerText(), /changed by e2e-case_handler/);
      assert.match(await said.last().innerText(), /31 Dec 2021/);

      await said.locator('[name=withdraw-channel]').focus();
      await page.keyboard.press('Enter');
      await channels.getByText('The channel is taken back.').waitFor();
      await page.waitForFunction(() => document.querySelectorAll('[data-testid=channels] del').length === 2);
      assert.match(await said.last().innerText(), /taken back by e2e-case_handler/);
    });

  suite.test('channels, comparison and codes can be used on a phone, in every language, light and dark', async ({ browser, url, accounts, track }) => {
    for (const [source, csv] of Object.entries(twoRegisters())) await importCsv(url, source, csv, accounts.case_handler);
    for (const [language, colorScheme] of [['sq', 'light'], ['sr-Latn', 'dark'], ['sr-Cyrl', 'dark'], ['en', 'light']]) {
      const page = track(await openMap(browser, url, `/#tab=responses&sheet=data&lang=${language}`, { as: accounts.case_handler, ...phone, colorScheme }));
      const fits = async (where) => {
        await settled(page);
        assert.deepEqual(await axeFaults(page), [], `${where}, ${language}, ${colorScheme}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${where}, ${language}`);
      };
      await page.locator('uramost-reporting-channels summary').click();
      await page.locator('[name=keep-channel]').waitFor();
      await page.locator('uramost-register-comparison summary').click();
      await page.locator('[name=compare-a]').selectOption('synthetic_press');
      await page.locator('[name=compare-b]').selectOption('synthetic_police');
      await page.locator('[name=compare]').click();
      await page.locator('[data-testid=candidates] .row-button').first().click();
      await page.locator('uramost-compared-pair table').waitFor();
      await fits('responses');
      await page.locator('[name=show-pair]').click();
      await page.waitForFunction(() => document.querySelector('uramost-map').selected?.coordinates.length === 2);
      assert.equal(await page.locator('uramost-compared-pair table').isVisible(), false, 'it covers the map no longer');
      await page.locator('[name=sheet-data]').click();
      await page.locator('#tab-responses').press('End');
      await page.locator('uramost-register-codes summary').click();
      await page.locator('[name=say-codes]').waitFor();
      await fits('imports');
    }
  });

  suite.test('two registers are compared: counts, estimate, a pair side by side and on the map, decided and taken back',
    async ({ browser, url, accounts, track }) => {
      for (const [source, csv] of Object.entries(twoRegisters())) await importCsv(url, source, csv, accounts.case_handler);
      const page = track(await openMap(browser, url, '/#tab=responses', { as: accounts.case_handler }));
      const compare = page.locator('uramost-register-comparison');
      await compare.locator('summary').click();
      await compare.locator('[name=compare-a]').selectOption('synthetic_press');
      await compare.locator('[name=compare-b]').selectOption('synthetic_police');
      await compare.locator('[name=compare-from]').fill('2022-01-01');
      await compare.locator('[name=compare-to]').fill('2022-12-31');
      await compare.locator('[name=compare]').click();
      const counts = async () => (await compare.locator('[data-testid=overlap] dd').allInnerTexts()).map(Number);
      await compare.locator('[data-testid=overlap]').waitFor();
      assert.deepEqual(await counts(), [0, 20, 20]);
      assert.equal(await compare.locator('.assumptions li').count(), 4);
      assert.equal(await compare.locator('[data-testid=candidates] > li').count(), 6, 'the six in common, and no other');

      await compare.locator('[data-testid=candidates] .row-button').first().focus();
      await page.keyboard.press('Enter');
      const pair = page.locator('uramost-compared-pair');
      await pair.locator('table').waitFor();
      const records = (await pair.locator('thead small').allInnerTexts()).map((id) => id.trim());
      assert.equal(records[0].replace('press', ''), records[1].replace('police', ''));
      assert.match(await pair.innerText(), /the same day.*bits.*within 500 m.*one category.*SYNTHETIC EXAMPLE/s);
      await page.waitForFunction(() => document.querySelector('uramost-map').selected?.coordinates.length === 2);

      await pair.locator('[name=match-reason]').fill('the same in the press (synthetic)');
      await pair.locator('[name=verdict-same]').click();
      await compare.getByText(/are the same incident\./).waitFor();
      await page.waitForFunction(() => document.querySelector('[data-testid=overlap] dd').textContent === '1');
      assert.deepEqual(await counts(), [1, 19, 19]);
      assert.match(await compare.locator('[data-testid=estimate]').innerText(), /About 220 in all/, '21 · 21 / 2 − 1');
      assert.equal(await page.evaluate(() => document.querySelector('uramost-map').selected), null);
      assert.match(await compare.locator('[data-testid=decisions]').innerText(), /e2e-case_handler.*the same in the press/s);

      assert.equal(await page.evaluate(() => document.activeElement.name), 'undo-decision');
      await page.keyboard.press('Enter');
      await compare.getByText(/Taken back/).waitFor();
      await page.waitForFunction(() => document.querySelector('[data-testid=overlap] dd').textContent === '0');
      assert.equal(await compare.locator('[data-testid=candidates] > li').count(), 6);
      assert.equal(await compare.locator('[data-testid=decisions]').count(), 0);
    });
  suite.test('a file’s own codes are mapped before its import, remembered, seen side by side and changed',
    async ({ browser, url, accounts, track }) => {
      const as = accounts.case_handler;
      const rows = ['KD 208', 'KD 208', 'KD 208', 'krađa', 'teška krađa vozila', 'krađa'];
      const csv = ['external_id;date;lat;lon;category;narrative',
        ...rows.map((word, index) => `c${index};2023-03-0${index + 1};42.894;20.866;${word};SYNTHETIC EXAMPLE`)].join('\n');
      const page = track(await openMap(browser, url, '/', { as }));
      await page.locator('[name=import]').click();
      await page.locator('dialog[open] input[type=file]').setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.locator('dialog[open] [name=source]').fill('synthetic_codes');
      await page.locator('dialog[open] .button.primary').click();
      const codes = page.locator('dialog[open] [data-testid=categories] li');
      await codes.first().waitFor();
      assert.match(await codes.first().innerText(), /KD 208\s+3 rows/, 'what is not known comes first');
      assert.equal(await page.locator('[data-word="krađa"]').inputValue(), 'theft');
      await page.locator('[data-word="KD 208"]').selectOption('threat');
      await codes.filter({ hasText: 'teška krađa vozila' }).locator('.link').click();
      const suggested = await page.locator('[data-word="teška krađa vozila"]').inputValue();
      assert.match(suggested, /theft|burglary/);
      await page.locator('[name=run-import]').click();
      await page.locator('dialog[open] .summary').waitFor();
      await page.locator('[name=close-import]').click();
      const counted = async (category) => (await (await fetchAs(url, `/api/collections/incidents/items?limit=1&source=synthetic_codes&category=${category}`, {}, as)).json()).numberMatched;
      assert.equal(await counted('threat'), 3);

      await page.locator('#tab-imports').click();
      const side = page.locator('uramost-register-codes');
      await side.locator('summary').click();
      assert.match(await side.locator('[data-testid=codes-categories]').innerText(), /Threat[^\n]*\n[^]*KD 208\s+3/);
      await side.locator('[name=codes-register]').selectOption('synthetic_codes');
      await side.locator('[data-word="KD 208"]').selectOption('extortion');
      await side.locator('[name=say-codes]').click();
      await side.getByText('The codes are kept.').waitFor();
      await side.getByText('import again').waitFor();
      await importCsv(url, 'synthetic_codes', csv, as);
      assert.equal(await counted('extortion'), 3, 'the next import knows');
      assert.equal(await counted('threat'), 0);
    });

  suite.test('an incident’s timeline says what was done, how exactly that is known and by whom it was entered, and shows the place',
    async ({ browser, url, accounts, track }) => {
      const { features } = await (await fetchAs(url, '/api/collections/incidents/items?limit=200&municipality=38', {}, accounts.case_handler)).json();
      const { id, geometry, properties } = features.find((feature) => feature.geometry);
      const page = track(await openMap(browser, url, `/#incident=${id}`, { as: accounts.case_handler }));
      const month = properties.occurred_at.slice(0, 7);
      const timeline = page.locator('.timeline li');
      await page.getByText('No response of an institution is known.').waitFor();
      assert.match(await timeline.innerText(), /Incident/);
      await addResponse(page, 'investigated', month, 'Prosecutor (synthetic)');
      assert.equal(await timeline.count(), 2);
      assert.match(await timeline.last().innerText(), /investigated.*known to the month|known to the month/s);
      assert.match(await timeline.last().innerText(), /Prosecutor \(synthetic\)[^]*entered by e2e-case_handler, \d/);
      assert.deepEqual(await axeFaults(page), []);
      await page.locator('[name=show-on-map]').click();
      await page.locator('uramost-incident-dialog dialog[open]').waitFor({ state: 'detached' });
      await settled(page);
      const { centre, marked } = await page.evaluate(() => {
        const { map, selected } = document.querySelector('uramost-map');
        return { centre: map.getCenter().toArray(), marked: selected.coordinates[0] };
      });
      assert.deepEqual(marked, geometry.coordinates);
      assert.ok(centre.every((degrees, axis) => Math.abs(degrees - geometry.coordinates[axis]) < 0.001));
    });

  suite.test('the table of responses to hand on names no small count', async ({ browser, url, accounts, track }) => {
    const page = track(await openMap(browser, url, '/#tab=responses', { as: accounts.case_handler }));
    await page.locator('[name=responses-by]').selectOption('category');
    const folder = mkdtempSync(join(tmpdir(), 'uramost-e2e-'));
    const csv = readFileSync(await download(page, page.locator('[name=protected-table]'), join(folder, 'table.csv')), 'utf8');
    rmSync(folder, { recursive: true, force: true });
    const [header, ...lines] = csv.trim().split(/\r?\n/);
    assert.match(header, /^"?category"?,"?total"?,/);
    assert.match(lines[0], /^"?all"?,\d+/);
    for (const cell of lines.flatMap((line) => line.split(',').slice(1)))
      assert.ok(cell === '' || Number(cell.replaceAll('"', '')) >= 10, cell);
  });
}
