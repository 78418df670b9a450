import { readFileSync } from 'node:fs';

import { ask, textOf } from './api.mjs';
import { axeFaults, expectRefusals, openPage, phone, settled } from './browser.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const nights = { name: 'Night', hours: '22-5', weekdays: [] };
const point = (name, lon, lat, change = {}) => ({ name, lon, lat, kind: 'clicked', shifts: [], languages: [], fixed: false, ...change });

const coverageText = (page) => page.locator('[data-testid=plan-coverage]').innerText();
const part = (page, name) => page.locator(`#tab-plan-${name}`).click();

async function send(url, method, path, body, headers = {}) {
  const answer = await fetchAs(url, path, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

/** A stored plan of two points in Mitrovica North and Zvečan, apart enough for fingers. */
async function storedPlan(url, change = {}) {
  const plan = { title: 'Two points', query: 'municipality=12,29,30,38', travel: { by: 'straight', reach_m: 1500, reach_s: 300 }, shifts: [nights],
    points: [point('Bridge', 20.868, 42.895, { languages: ['sr'] }), point('Station', 20.82, 42.94)], ...change };
  const { id } = await send(url, 'POST', '/api/plans', { plan, why: 'for a test' });
  return { id: String(id), ...(await ask(url, `/api/plans/${id}`)) };
}

async function openPlan(browser, url, id, options = {}, language = 'en') {
  const page = await openPage(browser, url, `/#tab=planning&plan=${id}&sheet=data&lang=${language}`, options);
  await page.locator('uramost-plan-head').waitFor();
  await page.locator('uramost-plan-map[data-ready]').waitFor({ state: 'attached' });
  await covered(page);
  return page;
}

/** Until what is covered is said of the plan as it is now. */
async function covered(page) {
  await page.locator('[data-testid=plan-coverage][aria-busy=false]').getByText('%').waitFor();
  await page.waitForFunction(() => {
    const { desk } = document.querySelector('uramost-plan-panel');
    return desk.coverage.shown?.plan === desk.draft.plan && !desk.coverage.busy;
  });
}

const deskOf = (page, read) => page.evaluate(`(${read})(document.querySelector('uramost-plan-panel').desk)`);

/** Clicks the plan's map so many pixels right of and below its middle; the position that is there. */
async function clickMap(page, right, below) {
  const { x, y, width, height } = await page.locator('uramost-plan-map .map-canvas').boundingBox();
  await page.mouse.click(x + width / 2 + right, y + height / 2 + below);
  return page.evaluate((at) => {
    const { lng, lat } = document.querySelector('uramost-plan-map').map.unproject(at);
    return { lon: lng, lat };
  }, [width / 2 + right, height / 2 + below]);
}

/** By the haversine of a sphere. */
function metresBetween(one, other) {
  const radians = Math.PI / 180;
  const half = (angle) => Math.sin((angle * radians) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half(one.lat - other.lat)
    + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * half(one.lon - other.lon)));
}

/** Asks for so many points; what the server says of the search, and the points that it proposes. */
async function propose(page, p) {
  await page.locator('[name=p]').fill(String(p));
  await page.locator('[name=p]').press('Tab');
  await page.locator('[name=propose]').click();
  const found = page.locator('[data-testid=proposal]');
  await found.waitFor();
  return { status: await found.getAttribute('data-status'), said: await found.innerText(), points: (await planShown(page)).points };
}

const planShown = (page) => page.evaluate(() => document.querySelector('uramost-plan-panel').desk.draft.plan);

/** Opens the form of proposals, with places of every kind marked, apart enough for fingers. */
async function markSome(page) {
  await deskOf(page, `(desk) => desk.ask({ forbidden: [{ lon: 20.72, lat: 42.95 }],
    candidates: { ...desk.wish.candidates, points: [{ lon: 20.8, lat: 43.05 }, { lon: 20.65, lat: 43.03 }] } })`);
  await page.locator('[name=proposal-section] > summary').click();
  await page.locator('.marked [data-mark]').nth(2).waitFor();
}

async function save(page, why) {
  await page.locator('[name=save-plan]').click();
  await page.locator('uramost-save-dialog [name=why]').fill(why);
}

export default function (suite) {
  suite.test('twenty night points are proposed for the north, Serbian spoken in Mitrovica North; one is moved, compared, printed', async ({ browser, url, track }) => {
    const { municipalities } = await ask(url, '/api/meta');
    const north = municipalities.filter(({ is_north: isNorth }) => isNorth).map(({ code }) => code);
    const mitrovica = municipalities.find(({ name }) => name.en === 'Mitrovica North').code;
    const page = track(await openPage(browser, url, `/?municipality=${north}#tab=planning&lang=en`));
    await page.locator('[name=new-plan]').click();
    await page.waitForURL(/plan=new/);
    await page.locator('[name=add-shift]').click();
    await page.locator('[name=add-need]').click();
    await page.locator('[name=need-municipality-0]').selectOption(mitrovica);
    await page.locator('[name=need-language-0]').selectOption('sr');
    await part(page, 'points');
    await page.locator('[data-field=at-least-one] summary').click();
    for (const code of north) await page.locator(`[name=at-least-one][value="${code}"]`).check();
    assert.equal(await page.locator('[name=p]').inputValue(), '20');
    await page.locator('[name=propose]').click();
    const found = page.locator('[data-testid=proposal]');
    await found.waitFor();
    assert.match(await found.getAttribute('data-status'), /optimal|feasible/);
    assert.match(await found.innerText(), /[Pp]roven/);
    await covered(page);
    assert.equal(await page.locator('[data-testid=points] tr[data-point]').count(), 20);
    assert.equal(await page.locator('.plan-marker').count(), 20);

    await save(page, 'first draft');
    await page.locator('uramost-save-dialog [name=title]').fill('Natë / Ноћ');
    await page.locator('[name=confirm-save]').click();
    await page.waitForURL((address) => /plan=/.test(address.hash) && !/plan=new/.test(address.hash));
    const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('plan');
    const { plan: first } = await ask(url, `/api/plans/${id}`);
    for (const code of north) assert.ok(first.points.some((one) => one.municipality_code === code), `a point in ${code}`);
    const report = await send(url, 'POST', '/api/patrol/coverage', { plan: first });
    assert.ok(report.needs[0].covered > 0 && first.points.some(({ languages }) => languages.includes('sr')), 'Serbian is spoken where it is needed');
    const percent = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(report.share * 100);
    await covered(page);
    const before = await coverageText(page);
    assert.ok(before.startsWith(`${percent}% covered`), `${before}, but ${percent}%`);
    const name = municipalities.find(({ code }) => code === first.points[0].municipality_code).name;
    assert.ok((await page.locator('[data-point="0"]').innerText()).includes(name.sq), 'both names');

    // The one that alone covers most is dragged away, and back again by undoing.
    const alone = report.points.map(({ only_this: only }) => only);
    const worth = alone.indexOf(Math.max(...alone));
    await page.locator(`[data-point="${worth}"] .row-button`).click();
    await settled(page);
    const marker = page.locator('.plan-marker').nth(worth);
    const { x, y, width, height } = await marker.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(x + width / 2 - 30 * step, y + height / 2 - 10 * step);
    await page.mouse.up();
    await covered(page);
    assert.notEqual(await coverageText(page), before, 'coverage changes with the point');
    await page.keyboard.press('Control+z');
    await covered(page);
    assert.equal(await coverageText(page), before, 'the whole drag is one step');
    await page.keyboard.press('Control+Shift+z');
    await covered(page);
    await save(page, 'moved the strongest');
    await page.locator('[name=confirm-save]').click();
    await page.locator('[data-testid=plan-state]').getByText('Version 2').waitFor();

    const { plan: second } = await ask(url, `/api/plans/${id}`);
    await part(page, 'coverage');
    await page.locator('select[name=compare]').selectOption({ label: 'Version 1' });
    const { comparison } = await send(url, 'POST', '/api/patrol/coverage', { plan: second, compared: first });
    await page.locator('[data-testid=plan-comparison]').waitFor();
    for (const [outcome, value] of Object.entries(comparison)) {
      const shown = await page.locator(`[data-outcome=${outcome}] .number`).innerText();
      assert.ok(Math.abs(Number(shown.replace(/,/g, '')) - value) <= Math.max(0.5, value / 100), `${outcome}: ${shown}, ${value}`);
    }
    await part(page, 'order');
    await page.locator('[name=order-language]').selectOption('sr-Cyrl');
    await page.locator('[data-testid=schedule] tbody tr').first().waitFor();
    const started = page.waitForEvent('download');
    await page.locator('[data-file="order.pdf"]').click();
    const said = textOf(await (await started).path());
    assert.ok(said.includes('Natë / Ноћ'), 'the order says which plan it is of');
    await settled(page);
  });

  suite.test('points are added, moved, fixed and removed by the keyboard alone; what is not stored survives a reload', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/?municipality=38#map=13/42.895/20.866&tab=planning&plan=new&lang=en'));
    await page.locator('uramost-plan-map[data-ready]').waitFor();
    await page.locator('[name=add-by-click]').press('Enter');
    await page.locator('uramost-plan-map .maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    await page.locator('.plan-marker').waitFor();
    await page.locator('.crosshair').waitFor();
    await page.locator('.plan-marker').focus();
    const { points: [added] } = await planShown(page);
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    const { points: [moved] } = await planShown(page);
    assert.ok(moved.lon > added.lon && Math.abs(moved.lat - added.lat) < 1e-4, 'it moved east');
    await part(page, 'points');
    await page.locator('[name=fix]').press('Enter');
    await page.locator('.plan-marker[data-fixed]').waitFor();
    await covered(page);
    await page.reload();
    await page.locator('.plan-marker[data-fixed]').waitFor();
    assert.deepEqual((await planShown(page)).points, [{ ...moved, fixed: true }]);
    await page.locator('.plan-marker').focus();
    await page.keyboard.press('Delete');
    await page.locator('.plan-marker').waitFor({ state: 'detached' });
    await page.locator('[name=undo]').click();
    await page.locator('.plan-marker[data-fixed]').waitFor();
    await settled(page);
  });

  suite.test('a proposal uses the candidates that were clicked, and none near a forbidden place', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/?municipality=38#map=15.5/42.895/20.866&tab=planning&plan=new&lang=en'));
    await page.locator('uramost-plan-map[data-ready]').waitFor();
    await part(page, 'points');
    for (const kind of ['settlement', 'grid']) await page.locator(`[name=candidate-kind][value=${kind}]`).uncheck();
    await page.locator('[name=mark-candidate]').click();
    const [left, right] = [await clickMap(page, -150, 0), await clickMap(page, 150, 40)];
    await page.locator('[name=mark-forbidden]').click();
    const barred = await clickMap(page, 150, 10);
    await page.locator('[name=stop-marking]').click();
    assert.ok(metresBetween(right, barred) < 100 && metresBetween(left, barred) > 100);
    assert.deepEqual([await page.locator('.mark-marker.candidate').count(), await page.locator('.mark-marker.forbidden').count()], [2, 1]);

    const { nearest_place: near } = await ask(url, `/api/reverse?lon=${barred.lon}&lat=${barred.lat}`);
    await page.locator('[data-kind=forbidden] [data-mark]').getByText(`${near.name.sq} / ${near.name['sr-Latn']}`).waitFor();
    const one = await propose(page, 1);
    assert.equal(one.status, 'optimal', one.said);
    assert.equal(one.points.length, 1);
    assert.ok(metresBetween(one.points[0], left) < 2, 'at the candidate that is not forbidden');
    await page.locator('[name=undo]').click();
    await page.locator('.plan-marker').waitFor({ state: 'detached' });
    const two = await propose(page, 2);
    assert.deepEqual([two.status, two.points.length], ['infeasible', 0]);

    await page.locator('[data-kind=forbidden] [name=remove-mark]').click();
    await page.locator('.mark-marker.forbidden').waitFor({ state: 'detached' });
    const both = await propose(page, 2);
    for (const at of [left, right]) assert.ok(both.points.some((each) => metresBetween(each, at) < 2), 'nothing is forbidden any more');
    assert.equal(both.points.length, 2);
    await settled(page);
  });

  suite.test('places are marked by keyboard and by name, moved, removed and undone; they survive a reload', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/?municipality=38#map=14/42.895/20.866&tab=planning&plan=new&lang=en'));
    await page.locator('uramost-plan-map[data-ready]').waitFor();
    await part(page, 'points');
    const forbidden = () => deskOf(page, '({ wish }) => wish.forbidden');
    await page.locator('[name=mark-forbidden]').press('Enter');
    await page.locator('uramost-plan-map .maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    const marker = page.getByRole('button', { name: /^Forbidden place 1: / });
    await marker.focus();
    const [added] = await forbidden();
    await page.keyboard.press('ArrowUp');
    const [moved] = await forbidden();
    assert.ok(moved.lat > added.lat && Math.abs(moved.lon - added.lon) < 1e-4, 'it moved north');
    assert.equal(await page.locator('[data-kind=forbidden] [data-mark="0"]').getAttribute('aria-current'), 'true');

    await page.locator('uramost-geocode-box input').fill('Zvečan');
    await page.locator('.geocode-answer li button').first().click();
    const { candidates: [zvecan] } = await ask(url, '/api/geocode?q=Zve%C4%8Dan&limit=8');
    await page.waitForFunction(({ lon, lat }) => {
      const { lng, lat: at } = document.querySelector('uramost-plan-map').map.getCenter();
      return Math.hypot(lng - lon, at - lat) < 1e-4;
    }, zvecan);
    await page.locator('[name=add-at-centre]').press('Enter');
    const [, named] = await forbidden();
    assert.ok(metresBetween(named, zvecan) < 10, 'where the place is');

    await page.reload();
    await page.locator('.mark-marker.forbidden').nth(1).waitFor();
    assert.deepEqual(await forbidden(), [moved, named]);
    await page.locator('.mark-marker.forbidden').first().focus();
    await page.keyboard.press('Delete');
    await page.locator('.mark-marker.forbidden').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(await forbidden(), [named]);
    await page.locator('[name=undo]').click();
    await page.locator('.mark-marker.forbidden').nth(1).waitFor();
    assert.deepEqual(await forbidden(), [moved, named]);
    await settled(page);
  });

  suite.test('who saves after somebody else is told so, and loses nothing', async ({ browser, url, accounts, track }) => {
    const { id, plan } = await storedPlan(url);
    const page = track(await openPlan(browser, url, id));
    await part(page, 'points');
    await page.locator('[data-point="1"] [name=remove-point]').click();
    const faster = await fetchAs(url, `/api/plans/${id}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ plan: { ...plan, title: 'Theirs' }, why: 'faster' }) }, accounts.planner);
    assert.equal(faster.status, 200);
    await save(page, 'slower');
    await page.locator('[name=confirm-save]').click();
    const conflict = page.locator('[data-testid=conflict]');
    await conflict.waitFor();
    assert.match(await conflict.innerText(), /e2e-planner stored version 2 .*“faster”/);
    await page.locator('uramost-save-dialog [name=save-over]').click();
    await page.locator('[data-testid=plan-state]').getByText('Version 3').waitFor();
    const { versions } = await ask(url, `/api/plans/${id}/versions`);
    assert.deepEqual(versions.map(({ why }) => why).sort(), ['faster', 'for a test', 'slower']);
    assert.equal((await ask(url, `/api/plans/${id}`)).plan.points.length, 1);

    await page.locator('uramost-version-list summary').click();
    await page.locator('[data-version="2"] [name=reopen]').click();
    await page.locator('.plan-head h2').getByText('Theirs').waitFor();
    assert.equal((await planShown(page)).points.length, 2);
    await page.locator('[name=discard]').click();
    await page.locator(`[data-plan="${id}"]`).click();
    await page.locator('[name=remove-plan]').click();
    await page.locator('[name=confirm-remove]').click();
    await page.locator(`[data-plan="${id}"]`).waitFor({ state: 'detached' });
    await settled(page);
    expectRefusals(page, 412);
  });

  suite.test('a plan is taken away as GeoJSON, GPX and CSV', async ({ browser, url, track }) => {
    const { id } = await storedPlan(url);
    const page = track(await openPlan(browser, url, id));
    for (const [file, sign] of [['plan.geojson', '"FeatureCollection"'], ['plan.gpx', '<gpx'], ['plan.csv', 'Bridge']]) {
      await page.locator('.plan-head details.menu summary').click();
      const started = page.waitForEvent('download');
      await page.locator(`[data-file="${file}"]`).click();
      assert.ok(readFileSync(await (await started).path(), 'utf8').includes(sign), file);
      await page.keyboard.press('Escape');
    }
  });

  suite.test('a track that stood at a point is a visit in the ledger, in the language that was spoken', async ({ browser, url, track }) => {
    const { id } = await storedPlan(url);
    const page = track(await openPlan(browser, url, id));
    await part(page, 'ledger');
    const fixes = Array.from({ length: 13 }, (_, minute) => `<trkpt lat="42.8951" lon="20.8681"><time>2025-06-06T21:${10 + minute}:00Z</time></trkpt>`);
    const gpx = `<?xml version="1.0"?><gpx version="1.1" creator="synthetic" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${fixes.join('')}</trkseg></trk></gpx>`;
    await page.locator('uramost-ledger-view [name=file]').setInputFiles({ name: 'night.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(gpx) });
    await page.locator('uramost-ledger-view [name=languages][value=sr]').check();
    await page.locator('[name=add-visits]').click();
    await page.locator('[data-testid=visits]').waitFor();
    assert.match(await page.locator('[data-testid=visits]').innerText(), /^1 visit read, 1 new, 1 at a point/);
    await page.locator('[data-testid=ledger]').getByText('Hours, Serbian').waitFor();
    const ledger = await ask(url, `/api/plans/${id}/ledger`);
    assert.deepEqual([ledger.recorded, ledger.by_point.map(({ visits }) => visits)], [1, [1, 0]]);
    assert.equal(ledger.hours_by_language[0].language, 'sr');
    await settled(page);
  });

  suite.test('axe finds nothing in planning in any language: every part, dark, and on a phone', async ({ browser, url, track }) => {
    const { id } = await storedPlan(url, { needs: [{ municipality: '38', language: 'sr' }] });
    for (const [language, options] of [['sq', phone], ['sr-Latn', {}], ['sr-Cyrl', { colorScheme: 'dark' }], ['en', phone]]) {
      const page = track(await openPlan(browser, url, id, options, language));
      for (const name of ['rules', 'points', 'coverage', 'order', 'ledger']) {
        await part(page, name);
        if (name === 'points') await markSome(page);
        await settled(page);
        assert.deepEqual(await axeFaults(page), [], `${name}, ${language}`);
        const wide = await page.evaluate((width) => document.scrollingElement.scrollWidth > width
          || document.querySelector('#table-panel').scrollWidth > document.querySelector('#table-panel').clientWidth + 1, page.viewportSize().width);
        assert.equal(wide, false, `${name}, ${language} scrolls sideways`);
      }
    }
  });
}
