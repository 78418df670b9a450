import { ask, lonelyIncident } from './api.mjs';
import { atRest, axeFaults, expectRefusals, mapReady, openMap, openPublic, settled } from './browser.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const tabs = (page) => page.locator('uramost-data-panel [role=tab]').allInnerTexts();

/** Everything that a page asked for and did not get. */
function refusals(page) {
  const refused = [];
  page.on('response', (answer) => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`));
  return refused;
}

async function lookAs(page, role) {
  await page.locator(`[name=look-as-${role}]`).click();
  await page.locator(`[name=look-as-${role}][aria-pressed=true]`).waitFor();
  await page.waitForSelector(role === 'public' ? 'uramost-release-map[data-ready]' : 'uramost-map[data-ready]');
  await settled(page);
}

export default function (suite) {
  suite.test('a demo is looked at as each role with one click, and none asks for what it may not have', async ({ browser, url, track }) => {
    const page = track(await openPublic(browser, url));
    const refused = refusals(page);
    assert.match(await page.locator('.demo').innerText(), /Demo: synthetic data/);
    await lookAs(page, 'partner');
    assert.equal((await page.locator('.view-badge.masked').innerText()).trim(), 'Masked locations');
    assert.match(await page.locator('.view-badge.masked').getAttribute('title'), /ring/);
    assert.deepEqual(await tabs(page), ['Municipalities', 'Analysis']);
    for (const name of ['import', 'text', 'layer-patrol']) assert.equal(await page.locator(`[name=${name}]`).count(), 0, name);
    assert.equal(await page.locator('uramost-export-menu').count(), 0);
    assert.deepEqual(await axeFaults(page), []);
    await lookAs(page, 'planner');
    assert.deepEqual(await tabs(page), ['Municipalities', 'Incidents', 'Analysis', 'Responses', 'Patrol points', 'Planning']);
    assert.equal(await page.locator('[name=text]').count(), 0);
    assert.equal(await page.locator('.view-badge.masked').count(), 0);
    await lookAs(page, 'analyst');
    assert.deepEqual(await tabs(page), ['Municipalities', 'Incidents', 'Analysis', 'Responses', 'Patrol points', 'Planning', 'Imports']);
    assert.equal(await page.locator('[name=text]').count(), 1);
    assert.equal(await page.locator('[name=import]').count(), 1);
    await lookAs(page, 'public');
    assert.equal(await page.locator('uramost-workspace').count(), 0);
    assert.deepEqual(refused, []);
  });

  suite.test('a partner sees masked points close up, and opens none', async ({ browser, url, track }) => {
    const [lon, lat] = await lonelyIncident(url);
    const page = track(await openMap(browser, url, `/#map=15.00/${lat.toFixed(5)}/${lon.toFixed(5)}&layers=incidents&incident=1`, { as: { name: 'demo-partner' } }));
    const refused = refusals(page);
    await atRest(page);
    await page.locator('.maplibregl-canvas').click();
    await settled(page);
    assert.equal(await page.locator('uramost-incident-dialog').count(), 0);
    const { status } = await fetchAs(url, '/api/collections/incidents/items', {}, { name: 'demo-partner' });
    assert.equal(status, 403);
    assert.deepEqual(refused, []);
  });

  suite.test('what the browser keeps of one role’s map is not shown to the next', async ({ browser, url, track }) => {
    const [lon, lat] = await lonelyIncident(url);
    const page = track(await openPublic(browser, url, `/#map=15.00/${lat.toFixed(5)}/${lon.toFixed(5)}&layers=heat,incidents`));
    const drawn = [];
    page.on('response', (answer) => /\/tiles\/(heat|incidents)\/\d/.test(answer.url()) && drawn.push(answer.url()));
    await lookAs(page, 'analyst');
    await atRest(page);
    const tiles = [...new Set(drawn)].map((tile) => tile.slice(url.length));
    assert.ok(tiles.some((tile) => tile.includes('incidents')), 'points were drawn');
    const again = (tile) => page.evaluate(async (path) => {
      const answer = await fetch(path);
      return { status: answer.status, text: btoa(String.fromCharCode(...new Uint8Array(await answer.arrayBuffer()))) };
    }, tile);
    await lookAs(page, 'partner');
    for (const tile of tiles) {
      const masked = await fetchAs(url, tile, {}, { name: 'demo-partner' });
      const text = Buffer.from(await masked.arrayBuffer()).toString('base64');
      assert.deepEqual(await again(tile), { status: masked.status, text }, tile);
    }
    await lookAs(page, 'public');
    for (const tile of tiles) assert.equal((await again(tile)).status, 401, tile);
    expectRefusals(page, 401);
  });

  suite.test('a planner reads incidents without what people told', async ({ browser, url, track }) => {
    const { features } = await ask(url, '/api/collections/incidents/items?limit=50');
    const told = features.find(({ properties }) => properties.narrative);
    const page = track(await openMap(browser, url, `/?text=synthetic#incident=${told.id}`, { as: { name: 'demo-planner' } }));
    await page.locator('.detail').waitFor();
    assert.equal(await page.locator('.narrative').count(), 0);
    assert.doesNotMatch(page.url(), /text=/);
    const own = track(await openMap(browser, url, `/#incident=${told.id}`));
    await own.locator('.narrative').waitFor();
  });

  suite.test('protection is raised at once, and lowered only by two', async ({ browser, url, accounts, track }) => {
    const { features } = await ask(url, '/api/collections/incidents/items?limit=200');
    const { id } = features.find(({ properties }) => properties.tier === 'P1');
    const change = async (as, to) => {
      const page = track(await openMap(browser, url, `/#incident=${id}`, { as }));
      await page.locator('uramost-incident-tier summary').click();
      await page.locator('[name=tier-to]').selectOption(to);
      await page.locator('[name=tier-reason]').fill('a test of the protection');
      await page.locator('[name=change-tier]').click();
      await page.locator('uramost-incident-tier [role=status]').waitFor();
      assert.deepEqual(await axeFaults(page), []);
      return page.locator('uramost-incident-tier').innerText();
    };
    const tier = async () => (await ask(url, `/api/collections/incidents/items/${id}`)).properties.tier;
    assert.match(await change(undefined, 'P2'), /Changed from P1 to P2/);
    assert.equal(await tier(), 'P2');
    assert.match(await change(undefined, 'P1'), /Another person must confirm/);
    assert.equal(await tier(), 'P2');
    assert.match(await change(accounts.analyst, 'P1'), /Changed from P2 to P1/);
    assert.equal(await tier(), 'P1');
  });

  suite.test('a case handler erases an incident, and only when sure', async ({ browser, url, accounts, track }) => {
    const { features } = await ask(url, '/api/collections/incidents/items?limit=50');
    const { id } = features.find(({ properties }) => properties.narrative);
    const page = track(await openMap(browser, url, `/#incident=${id}`, { as: accounts.case_handler }));
    await page.locator('uramost-incident-erasure summary').click();
    await page.locator('[name=erasure-reason]').fill('asked for by the person concerned');
    await page.locator('[name=erase]').click();
    await settled(page);
    assert.ok((await ask(url, `/api/collections/incidents/items/${id}`)).properties.narrative, 'not without saying so');
    await page.locator('[name=erasure-sure]').check();
    await page.locator('[name=erase]').click();
    await page.locator('uramost-incident-erasure [role=status]').waitFor();
    const erased = await ask(url, `/api/collections/incidents/items/${id}`);
    assert.equal(erased.properties.narrative, null);
    assert.equal(erased.geometry, null);
    const analyst = track(await openMap(browser, url, `/#incident=${id}`));
    await analyst.locator('.detail').waitFor();
    assert.equal(await analyst.locator('uramost-incident-erasure').count(), 0);
    await mapReady(analyst);
  });

  suite.test('an analyst puts an incident right, by keyboard too, and says what it was made of', async ({ browser, url, track }) => {
    const { features } = await ask(url, '/api/collections/incidents/items?limit=80');
    const { id, properties: before } = features.find(({ properties: of }) => of.occurred_precision === 'minute' && of.category === 'theft' && of.located_by === 'coordinate');
    const stored = async () => ask(url, `/api/collections/incidents/items/${id}`);
    const page = track(await openMap(browser, url, `/#incident=${id}`));
    await page.locator('uramost-incident-correction summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('[name=correction-category]').selectOption('arson');
    await page.locator('[name=correction-severity]').selectOption('5');
    await page.locator('[name=correction-precision]').selectOption('day');
    await page.locator('[name=correction-at]').fill('2023-05-29');
    await page.locator('[name=correction-lat]').fill('42.9075');
    await page.locator('[name=correction-lon]').fill('20.8403');
    assert.deepEqual(await axeFaults(page), []);
    await page.locator('[name=correct]').press('Enter');
    await page.locator('uramost-incident-correction [role=status]').waitFor();
    const { properties: now, geometry, history } = await stored();
    assert.equal(now.category, 'arson');
    assert.equal(now.severity, 5);
    assert.equal(now.occurred_at, '2023-05-29T00:00:00+02:00');
    assert.equal(now.occurred_precision, 'day');
    assert.equal(now.municipality_code, '30', 'where it is follows from the point');
    assert.deepEqual(geometry.coordinates, [20.8403, 42.9075]);
    assert.equal(now.narrative, before.narrative);
    assert.equal(history.at(-1).feature.properties.category, 'theft');

    const meanwhile = (await fetchAs(url, `/api/collections/incidents/items/${id}`)).headers.get('etag');
    await fetchAs(url, `/api/collections/incidents/items/${id}`, {
      method: 'PATCH', headers: { 'content-type': 'application/merge-patch+json', 'if-match': meanwhile }, body: JSON.stringify({ properties: { severity: 2 } }),
    });
    await page.locator('uramost-incident-correction summary').click();
    await page.locator('[name=correction-severity]').selectOption('1');
    await page.locator('[name=correct]').click();
    assert.match(await page.locator('uramost-incident-correction [role=alert]').innerText(), /Somebody else has changed/);
    assert.equal((await stored()).properties.severity, 2);
    page.faults.length = 0; // the refusal is an answer of 412
  });

  suite.test('an incident that was entered twice is withdrawn, and every number knows', async ({ browser, url, track }) => {
    const { features, numberMatched } = await ask(url, '/api/collections/incidents/items?limit=90');
    const { id } = features.at(-1);
    const page = track(await openMap(browser, url, `/#incident=${id}`));
    await page.locator('uramost-incident-withdrawal summary').click();
    await page.locator('[name=withdrawal-reason]').fill('entered twice');
    await page.locator('[name=withdraw]').click();
    await page.waitForURL((address) => !address.hash.includes('incident='));
    await settled(page);
    assert.equal((await ask(url, '/api/collections/incidents/items?limit=1')).numberMatched, numberMatched - 1);
    assert.equal((await fetchAs(url, `/api/collections/incidents/items/${id}`)).status, 404);
  });
}
