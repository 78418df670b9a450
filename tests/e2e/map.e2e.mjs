import { ask, lonelyIncident, matchedBecomes, numberMatched, shown } from './api.mjs';
import { atRest, incidentTiles, launch, mapReady, openMap, openPage, settled, shareOfDifferentPixels } from './browser.mjs';
import { assert } from './suite.mjs';

const style = 'bandwidth_m=1000&kernel=quartic&weight=count&ramp=viridis';

/** West, south, east and north of a tile. */
function boxOf(z, x, y) {
  const lon = (column) => (column / 2 ** z) * 360 - 180;
  const lat = (row) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  return [lon(x), lat(y + 1), lon(x + 1), lat(y)].join();
}

export default function (suite) {
  suite.test('opens on the four northern municipalities with all incidents', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const meta = await ask(url, '/api/meta');
    await matchedBecomes(page, meta.counts.incidents);
    await page.locator('[aria-label="Zoom in"]').click();
    await settled(page);
    const [, zoom, lat, lon] = /#map=([\d.]+)\/([\d.-]+)\/([\d.-]+)/.exec(page.url());
    const [west, south, east, north] = meta.opening_bbox;
    assert.ok(Number(lon) > west && Number(lon) < east && Number(lat) > south && Number(lat) < north);
    assert.ok(Number(zoom) > 9, `zoom ${zoom}`);
  });

  suite.test('draws heat tiles that the server made, and they are not empty', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url));
    const tiles = [];
    page.on('response', (response) => {
      if (/\/tiles\/heat\/\d+\/\d+\/\d+@2x\.png/.test(response.url())) tiles.push(response);
    });
    await mapReady(page);
    assert.ok(tiles.length >= 2, `${tiles.length} tiles`);
    for (const tile of tiles) {
      assert.equal(tile.status(), 200);
      assert.equal(tile.headers()['content-type'], 'image/png');
    }
    const canvas = page.locator('.map-canvas');
    const withHeat = await canvas.screenshot();
    await page.locator('[name=layer-heat]').uncheck();
    await settled(page);
    const without = await canvas.screenshot();
    const share = await shareOfDifferentPixels(page, withHeat, without);
    assert.ok(share > 0.01 && share < 0.95, `${(share * 100).toFixed(2)} % of the map is heat`);
  });

  suite.test('the legend is the TileJSON’s: breaks, units, bandwidth, count', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/?severity=3-5'));
    const tileJson = await ask(url, `/tiles/heat.json?severity=3-5&${style}`);
    const breaks = await page.locator('[data-testid=legend] li').evaluateAll((items) => items.map((item) => Number(item.dataset.from)));
    assert.deepEqual(breaks, tileJson.breaks);
    const legend = await page.locator('uramost-legend').innerText();
    assert.match(legend, /incidents\/km²/);
    assert.match(legend, /Bandwidth 1 km/);
    assert.ok(legend.includes(`${shown(tileJson.count)} incidents drawn`), legend);
  });

  suite.test('the bandwidth changes legend, tiles and address', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('[name=bandwidth]').focus();
    const answer = page.waitForResponse((response) => response.url().includes('bandwidth_m=750'));
    await page.keyboard.press('ArrowLeft');
    const tileJson = await (await answer).json();
    assert.equal(tileJson.bandwidth_m, 750);
    await page.waitForFunction(() => document.querySelector('.legend')?.textContent.includes('750 m'));
    assert.match(page.url(), /bandwidth_m=750/);
  });

  suite.test('shows the server’s number under the pointer, and both names', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const area = await page.locator('.map-canvas').boundingBox();
    const answer = page.waitForResponse((response) => response.url().includes('/api/heat/value'));
    await page.mouse.move(area.x + area.width * 0.6, area.y + area.height * 0.6);
    const asked = await answer;
    const value = await asked.json();
    const expected = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value.density_per_km2);
    await page.waitForFunction((text) => document.querySelector('[data-testid=reading] strong')?.textContent === text, expected);
    const municipality = (await ask(url, '/api/meta')).municipalities.find((one) => one.code === value.municipality_code);
    const reading = await page.locator('[data-testid=reading]').innerText();
    assert.ok(reading.includes(municipality.name.sq) && reading.includes(municipality.name['sr-Latn']), reading);
    await page.mouse.move(area.x + area.width * 0.6, area.y - 30);
    await page.waitForFunction(() => !document.querySelector('[data-testid=reading] strong'));
  });

  suite.test('draws every incident in view: over the heat map when close, else at any zoom', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#map=11/42.895/20.866'));
    assert.equal(await incidentTiles(page), null);
    for (const view of ['map=13.2/42.895/20.866', 'map=9/42.895/20.866&layers=incidents']) {
      await page.goto(`${url}/?severity=2-5#${view}`);
      await page.reload();
      await mapReady(page);
      await atRest(page);
      const tiles = await incidentTiles(page);
      assert.ok(tiles.some(({ incidents }) => incidents > 0), view);
      for (const { z, x, y, incidents } of tiles)
        assert.equal(incidents, await numberMatched(url, `severity=2-5&bbox=${boxOf(z, x, y)}`), `${view}: ${z}/${x}/${y}`);
    }
  });

  suite.test('a pointer opens an incident, and looks closer at several', async ({ browser, url, track }) => {
    const [lon, lat] = await lonelyIncident(url);
    const page = track(await openMap(browser, url, `/#map=17.00/${lat.toFixed(5)}/${lon.toFixed(5)}`));
    await atRest(page);
    await page.locator('.maplibregl-canvas').click();
    await page.locator('uramost-incident-dialog .detail').waitFor();
    assert.match(page.url(), /incident=\d+/);
  });

  suite.test('the scale can be held, and is in the address', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    const breaks = () => page.locator('[data-testid=legend] li').evaluateAll((items) => items.map((item) => item.dataset.from).join());
    const before = await breaks();
    await page.locator('[name=hold-scale]').check();
    await page.waitForURL(/peak=[\d.]+/);
    await page.locator('[name=severity-least]').selectOption('5');
    await page.waitForURL(/severity=/);
    await atRest(page);
    assert.equal(await breaks(), before);
    assert.match(await page.locator('.legend-heat').innerText(), /scale held at/);
    await page.reload();
    await mapReady(page);
    assert.equal(await breaks(), before);
    await page.locator('[name=hold-scale]').uncheck();
    await page.waitForURL((address) => !address.searchParams.has('peak'));
    await atRest(page);
    assert.notEqual(await breaks(), before);
  });

  suite.test('marks the open incident on the map, at any zoom', async ({ browser, url, track }) => {
    const { features } = await ask(url, '/api/collections/incidents/items?municipality=30&limit=1');
    const [lon, lat] = features[0].geometry.coordinates;
    const page = track(await openMap(browser, url, `/#map=11.00/${lat.toFixed(5)}/${lon.toFixed(5)}&layers=&incident=${features[0].id}`));
    await page.locator('.detail').waitFor();
    await settled(page);
    const clip = await page.locator('.map-canvas').boundingBox();
    const middle = { x: clip.x + clip.width / 2 - 20, y: clip.y + clip.height / 2 - 20, width: 40, height: 40 };
    const marked = await page.screenshot({ clip: middle });
    // Only the mark may differ: the same dimmed page, without the source that holds it.
    await page.evaluate(() => { document.querySelector('uramost-map').selected = null; });
    await settled(page);
    assert.ok((await shareOfDifferentPixels(page, marked, await page.screenshot({ clip: middle }))) > 0.05);
  });

  suite.test('colours municipalities by count or rate, naming the year and warning of boycotts', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#layers=municipalities'));
    const canvas = page.locator('.map-canvas');
    const coloured = await canvas.screenshot();
    await page.locator('[name=measure][value=rate]').check();
    await page.waitForFunction(() => document.querySelector('.legend-choropleth')?.textContent.includes('per 1,000'));
    const legend = await page.locator('.legend-choropleth').innerText();
    assert.match(legend, /Population: .*(census|estimate) \d{4}/);
    assert.match(legend, /boycotted/);
    await page.locator('[name=layer-municipalities]').uncheck();
    await settled(page);
    assert.ok((await shareOfDifferentPixels(page, coloured, await canvas.screenshot())) > 0.1);
  });

  suite.test('finds places, says when a name is ambiguous, and goes there', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.locator('uramost-geocode-box input').fill('Banjska');
    const candidates = page.locator('.geocode-answer li');
    await candidates.first().waitFor();
    const answer = await ask(url, '/api/geocode?q=Banjska&limit=8');
    assert.equal(answer.status, 'ambiguous');
    assert.equal(await candidates.count(), answer.candidates.length);
    assert.match(await page.locator('.geocode-answer p').innerText(), /Ambiguous/);
    assert.ok((await candidates.first().innerText()).includes(answer.candidates[0].why));
    await candidates.first().locator('button').click();
    await settled(page);
    const [, , lat, lon] = /#map=([\d.]+)\/([\d.-]+)\/([\d.-]+)/.exec(page.url());
    assert.ok(Math.abs(Number(lat) - answer.candidates[0].lat) < 0.01 && Math.abs(Number(lon) - answer.candidates[0].lon) < 0.01);
  });

  suite.test('falls back to a picture made by the server where there is no WebGL', async ({ url, track }) => {
    const plain = await launch(['--disable-3d-apis']);
    try {
      const page = track(await openPage(plain, url));
      await page.locator('.static-tiles img').first().waitFor();
      await settled(page);
      const sizes = await page.locator('.static-tiles img').evaluateAll((images) => images.map((image) => image.naturalWidth));
      assert.ok(sizes.length >= 4 && sizes.every((size) => size === 256), sizes.join());
      assert.match(await page.locator('uramost-static-map .notice').innerText(), /WebGL 2/);
      assert.ok((await page.locator('uramost-municipality-table tbody tr').count()) > 3);
      assert.deepEqual(page.faults, []);
    } finally {
      await plain.close();
    }
  });
}
