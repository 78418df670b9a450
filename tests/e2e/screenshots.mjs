// Takes the pictures of the README from a real server with the synthetic demo register: all, or those named.
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, openMap, openPage, openPublic, settled } from './browser.mjs';
import { startServer } from './server.mjs';
import { fetchAs } from './session.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');
const phone = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** The id of a study's result, once it is there. */
async function studied(method, query, settings = {}) {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, settings }) };
  const { result } = await (await fetchAs(server.url, `/api/analysis/${method}`, asked)).json();
  for (;;) {
    const { state } = await (await fetchAs(server.url, `/api/results/${result}`)).json();
    if (state !== 'running') return result;
    await new Promise((resume) => setTimeout(resume, 200));
  }
}

const server = await startServer();
const north = 'municipality=12,29,30,38&datetime=';
const nights = await studied('gi-star', `${north}2025-01-01/2025-12-31`);
const before = await studied('gi-star', `${north}2024-01-01/2024-12-31`);
const distances = await studied('k-function', `${north}2025-01-01/2025-12-31`, { permutations: 99 });

const pictures = [
  { name: 'analysis.png', path: `/?${north}2025-01-01/2025-12-31#tab=analysis&lang=en&result=${nights}&pinned=${before}`, options: { viewport: { width: 1600, height: 900 } } },
  { name: 'analysis-dark.png', path: `/?${north}2025-01-01/2025-12-31#tab=analysis&lang=sr-Cyrl&result=${distances}`, options: { colorScheme: 'dark' } },
  { name: 'public.png', path: '/#lang=en', as: null },
  {
    name: 'map.png',
    path: '/?hours=20-5&weekdays=fri,sat&bandwidth_m=2000#map=10.30/42.98000/20.74000&lang=en&layers=heat,incidents,patrol',
    rest: [0.62, 0.62],
  },
  {
    name: 'map-dark.png',
    path: '/?hours=20-5&severity=3-5&bandwidth_m=750#map=12.30/42.90000/20.86000&lang=sr-Cyrl&layers=heat,patrol&tab=incidents',
    options: { colorScheme: 'dark' },
    rest: [0.55, 0.4],
  },
  { name: 'map-phone.png', path: '/?bandwidth_m=1500#lang=sq', options: phone },
];

mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  const named = process.argv.slice(2);
  for (const { name, path, as, options, rest } of pictures) {
    if (named.length > 0 && !named.includes(name)) continue;
    const open = as === null ? openPublic : path.includes('result=') ? openPage : openMap;
    const page = await open(browser, server.url, path, options);
    if (open === openPage) await page.locator('uramost-result-view').first().waitFor();
    if (rest) {
      const area = await page.locator('.map-canvas').boundingBox();
      await page.mouse.move(area.x + area.width * rest[0], area.y + area.height * rest[1]);
    }
    if (open !== openPage) await settled(page);
    await page.waitForTimeout(open === openPage ? 6000 : 1500);
    await page.screenshot({ path: resolve(folder, name) });
    console.log(`${name} from ${path}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
