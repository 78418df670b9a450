import { axeFaults, openMap, phone, settled } from './browser.mjs';
import { assert } from './suite.mjs';

const languages = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'];
const badge = {
  sq: 'Të dhëna sintetike demonstruese', 'sr-Latn': 'Sintetički demonstracioni podaci',
  'sr-Cyrl': 'Синтетички демонстрациони подаци', en: 'Synthetic demo data',
};

async function noFaults(page, where) {
  assert.deepEqual(await axeFaults(page), [], where);
}

export default function (suite) {
  for (const language of languages) {
    suite.test(`axe finds nothing in ${language}: every tab, all layers, light and dark`, async ({ browser, url, track }) => {
      const page = track(await openMap(browser, url, '/#layers=heat,municipalities,incidents,patrol&measure=rate'));
      await page.locator('[name=language]').selectOption(language);
      await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
      assert.match(page.url(), new RegExp(`lang=${language}`));
      assert.equal((await page.locator('.synthetic').innerText()).trim(), badge[language]);
      for (const tab of ['municipalities', 'incidents', 'analysis', 'responses', 'patrol', 'planning', 'imports']) {
        await page.locator(`#tab-${tab}`).click();
        await settled(page);
        await noFaults(page, `${tab}, light`);
      }
      await page.locator('[name=theme]').click();
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      await noFaults(page, 'dark');
      await page.reload();
      await page.waitForSelector('uramost-map[data-ready]');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    });
  }

  suite.test('axe finds nothing in dialogs, menus and search, in both themes', async ({ browser, url, track }) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = track(await openMap(browser, url, '/?severity=2-5&weekdays=sat#tab=incidents', { colorScheme }));
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
      await page.locator('uramost-incident-table .row-button').first().click();
      await page.locator('.detail').waitFor();
      await noFaults(page, `incident, ${colorScheme}`);
      await page.keyboard.press('Escape');
      await page.locator('[name=import]').click();
      await noFaults(page, `import, ${colorScheme}`);
      await page.keyboard.press('Escape');
      await page.locator('uramost-export-menu summary').click();
      await noFaults(page, `export, ${colorScheme}`);
      await page.keyboard.press('Escape');
      await page.locator('uramost-geocode-box input').fill('Banjska');
      await page.locator('.geocode-answer li').first().waitFor();
      await noFaults(page, `search, ${colorScheme}`);
    }
  });

  suite.test('a phone of 360 px shows everything without scrolling sideways', async ({ browser, url, track }) => {
    const viewport = { width: 360, height: 740 };
    for (const language of languages) {
      const page = track(await openMap(browser, url, `/?weekdays=fri,sat&severity=2-5#lang=${language}`, { ...phone, viewport }));
      for (const sheet of ['map', 'filters', 'time', 'data']) {
        await page.locator(`[name=sheet-${sheet}]`).click();
        await settled(page);
        const overflow = await page.evaluate(({ width }) => {
          const wide = [...document.querySelectorAll('.pane')].filter((pane) => pane.checkVisibility() && pane.scrollWidth > pane.clientWidth + 1);
          const map = document.querySelector('.map-area').getBoundingClientRect();
          return [document.scrollingElement.scrollWidth > width && 'page', map.right > width && 'map', ...wide.map((pane) => pane.className)].filter(Boolean);
        }, viewport);
        assert.deepEqual(overflow, [], `${language}, ${sheet}`);
        await noFaults(page, `${language}, ${sheet}`);
      }
    }
  });

  suite.test('what matters is announced: matches, readings, pages', async ({ browser, url, track }) => {
    const page = track(await openMap(browser, url, '/#tab=incidents'));
    for (const name of ['matched', 'reading', 'page'])
      assert.equal(await page.locator(`[data-testid=${name}]`).getAttribute('aria-live'), 'polite', name);
    for (const landmark of ['banner', 'main', 'navigation', 'complementary', 'search'])
      assert.ok((await page.getByRole(landmark).count()) > 0, landmark);
  });
}
