import { axeFaults, launch, openMap, openPage, openPublic, settled } from './browser.mjs';
import { assert } from './suite.mjs';

const languages = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'];
/** All that the public's page may ask for. */
const mayAsk = [
  /^\/$/, /^\/assets\//, /^\/icon\.svg$/, /^\/api\/(session|meta|releases)$/, /^\/api\/(municipalities|places)\.geojson$/,
  /^\/releases\/\d+\/(summary|items|tables\/\d+|tiles\/(heat|points)(\.json|\/.*))$/,
];

/** Every request of a page, and those that were refused. */
function watched(page) {
  const asked = [];
  const refused = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (answer) => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`));
  return { asked, refused };
}

const beyond = (url, asked) => asked.filter((one) => !one.startsWith('blob:') && !mayAsk.some((path) => path.test(new URL(one, url).pathname)));
const ask = async (url, path) => (await fetch(url + path)).json();

export default function (suite) {
  suite.test('the public’s page asks for releases and for nothing else, wherever it is clicked', async ({ browser, url, track }) => {
    const page = track(await openPage(browser, url, '/', { as: null }));
    const { asked, refused } = watched(page);
    await page.goto(`${url}/?municipality=38&hours=20-5&text=anna#incident=17&page=audit&tab=incidents&map=18/42.895/20.866`);
    await page.waitForSelector('uramost-release-map[data-ready]');
    for (const tab of ['categories', 'confidential', 'places', 'months']) {
      await page.locator(`#tab-${tab}`).click();
      await settled(page);
    }
    await page.locator('[name=year]').selectOption({ index: 2 });
    await settled(page);
    await page.locator('[aria-label="Zoom in"]').click();
    await page.mouse.move(600, 500);
    await settled(page);
    assert.deepEqual(beyond(url, asked), []);
    assert.deepEqual(refused, []);
  });

  suite.test('an analyst’s link opened as the public shows the public view, and says what is needed', async ({ browser, url, track }) => {
    const link = '/?hours=20-5&municipality=38#tab=incidents&incident=17';
    const page = track(await openPublic(browser, url, link));
    assert.match(await page.locator('[data-testid=needs-login]').innerText(), /only those with an account/);
    assert.match(page.url(), /hours=20-5&municipality=38/, 'the link is kept for a login');
    await page.locator('[name=log-in-for-link]').click();
    await page.locator('uramost-login-dialog dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[name=forget-filter]').click();
    assert.equal(await page.locator('[data-testid=needs-login]').count(), 0);
    await page.waitForURL((address) => address.search === '' && !address.hash.includes('incident='));
  });

  suite.test('shows the tables of the release as they are, and withheld numbers in words', async ({ browser, url, track }) => {
    const { releases: [{ number }] } = await ask(url, '/api/releases');
    const { years } = await ask(url, `/releases/${number}/summary`);
    const year = years.at(-2);
    const { areas, p1 } = await ask(url, `/releases/${number}/tables/${year}`);
    const page = track(await openPublic(browser, url, `/#year=${year}`));
    const rows = await page.locator('uramost-release-tables tbody tr').evaluateAll((all) =>
      all.map((row) => ({ code: row.dataset.code, cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()) })));
    assert.ok(rows.length > 3);
    const months = p1.columns.flatMap(({ key }, index) => (/^\d{4}(-\d{2})?$/.test(key) ? [index] : []));
    for (const { code, cells } of rows) {
      const counts = p1.counts[areas.findIndex((area) => area.code === code)];
      const expected = months.map((column) => (counts[column] === null ? 'withheld' : new Intl.NumberFormat('en-GB').format(counts[column])));
      assert.deepEqual(cells.slice(0, expected.length), expected, code);
      assert.ok(!cells.includes('0'), `a protected count is never 0: ${code}`);
    }
    assert.ok(rows.some(({ cells }) => cells.includes('withheld')), 'something is withheld');
    await page.locator('#tab-confidential').click();
    await page.waitForFunction(() => /rounded to 5/.test(document.querySelector('#table-panel').textContent));
  });

  suite.test('the map is the release’s: legend, count, tiles up to its last zoom', async ({ browser, url, track }) => {
    const { releases: [{ number, sha256 }] } = await ask(url, '/api/releases');
    const page = track(await openPublic(browser, url, '/#map=15.00/42.89500/20.86600'));
    const heat = await ask(url, `/releases/${number}/tiles/heat.json`);
    const breaks = await page.locator('[data-testid=legend] li').evaluateAll((items) => items.map((item) => Number(item.dataset.from)));
    assert.deepEqual(breaks, heat.breaks);
    assert.ok((await page.locator('[data-testid=counted]').innerText()).startsWith(new Intl.NumberFormat('en-GB').format(heat.count)));
    assert.equal(await page.locator('[data-testid=fingerprint]').innerText(), sha256);
    const zooms = await page.evaluate(() => {
      const { map } = document.querySelector('uramost-release-map');
      const manager = map.style.tileManagers['release-heat'];
      return manager.getIds().map((id) => manager.getTileByID(id)).map(({ state, tileID }) => [state, tileID.canonical.z]);
    });
    assert.ok(zooms.length > 0 && zooms.every(([state, z]) => state === 'loaded' && z <= 14), JSON.stringify(zooms));
  });

  suite.test('release, year, place and language are in the address, and come back', async ({ browser, url, track }) => {
    const { releases: [{ number }] } = await ask(url, '/api/releases');
    const { years } = await ask(url, `/releases/${number}/summary`);
    const page = track(await openPublic(browser, url, `/#release=${number}&lang=en`));
    await page.locator('[name=year]').selectOption(String(years[0]));
    await page.waitForURL(new RegExp(`year=${years[0]}`));
    await page.locator('[name=language]').selectOption('sq');
    await page.locator('.map-buttons button').first().click();
    await page.waitForURL(/map=/);
    await settled(page);
    const again = track(await openPublic(browser, url, page.url().slice(url.length)));
    assert.equal(await again.locator('[name=year]').inputValue(), String(years[0]));
    assert.equal(await again.evaluate(() => document.documentElement.lang), 'sq');
    const { text } = await again.evaluate(() => ({ text: document.querySelector('h1').textContent }));
    assert.match(text, /publike/);
  });

  suite.test('the files of a release are downloaded as they are', async ({ browser, url, track }) => {
    const { releases: [{ number, files }] } = await ask(url, '/api/releases');
    const page = track(await openPublic(browser, url));
    assert.equal(await page.locator('.files a').count(), files.length);
    const event = page.waitForEvent('download');
    await page.locator('.files a', { hasText: 'manifest.json' }).click();
    const { readFileSync } = await import('node:fs');
    const saved = readFileSync(await (await event).path());
    assert.ok(saved.equals(Buffer.from(await (await fetch(`${url}/releases/${number}/manifest.json`)).arrayBuffer())));
  });

  suite.test('axe finds nothing on the public’s page: every table and language, light on a desk, dark on a phone', async ({ browser, url, track }) => {
    for (const language of languages) {
      const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
      for (const [options, tabs] of [[{}, ['confidential', 'months']], [{ ...phone, colorScheme: 'dark' }, ['categories', 'places']]]) {
        const page = track(await openPublic(browser, url, `/?weekdays=sat#lang=${language}`, options));
        for (const tab of tabs) {
          await page.locator(`#tab-${tab}`).click();
          await settled(page);
          assert.deepEqual(await axeFaults(page), [], `${language} ${tab}`);
        }
        const wide = await page.evaluate(() => [document.scrollingElement, document.querySelector('.page')].filter((part) => part.scrollWidth > part.clientWidth + 1).length);
        assert.equal(wide, 0, `${language} scrolls sideways`);
      }
    }
  });

  suite.test('the keyboard alone reaches tables, tabs and login', async ({ browser, url, track }) => {
    const page = track(await openPublic(browser, url));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'table-panel');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.id === 'tab-categories');
    await page.waitForURL(/table=categories/);
    await page.locator('[name=account]').focus();
    await page.keyboard.press('Enter');
    await page.locator('uramost-login-dialog dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'account');
  });

  suite.test('without WebGL the public has a picture made by the server', async ({ url, track }) => {
    const plain = await launch(['--disable-3d-apis']);
    try {
      const page = track(await openPage(plain, url, '/', { as: null }));
      await page.locator('.static-tiles img').first().waitFor();
      await settled(page);
      const sizes = await page.locator('.static-tiles img').evaluateAll((images) => images.map((image) => image.naturalWidth));
      assert.ok(sizes.length >= 4 && sizes.every((size) => size === 256), sizes.join());
    } finally {
      await plain.close();
    }
  });

  suite.test('who sees more can look as the public does', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url));
    await page.getByRole('link', { name: 'Public view' }).click();
    await page.waitForSelector('uramost-release-map[data-ready]');
    await page.getByRole('link', { name: 'My map' }).click();
    await page.waitForSelector('uramost-map[data-ready]');
    await settled(page);
  });

  suite.test('the public’s page stands in a page of a site that may embed it, as nobody’s, and in no other', async ({ browser, url, accounts, site, track }) => {
    const page = track(await openMap(browser, url, '/', { as: accounts.analyst }));
    const asked = [];
    page.on('request', (request) => asked.push(request));
    const show = (by, path) => page.goto(`${by}/?show=${encodeURIComponent(url + path)}`);
    const framed = page.frameLocator('iframe');

    await show(site.origin, '/embed');
    await framed.locator('uramost-release-map[data-ready]').waitFor();
    assert.equal(await framed.locator('[name=account]').count(), 0, 'nobody logs in inside another page');
    assert.equal(await framed.locator('uramost-workspace').count(), 0, 'whoever is logged in sees the public’s view');
    const apart = await Promise.all(asked.filter((one) => one.url().startsWith(`${url}/api/`)).map((one) => one.allHeaders()));
    assert.ok(apart.length > 2 && apart.every(({ cookie }) => !cookie), 'it asks without cookies');

    for (const [by, path] of [[site.origin, '/'], [site.twin, '/embed']]) {
      await show(by, path);
      await page.waitForTimeout(1_000);
      assert.equal(await framed.locator('uramost-app').count(), 0, `${by} shows nothing of ${path}`);
    }
    page.faults.length = 0; // the browser complains of the frames it refused, and of pages of another site
  });
}
