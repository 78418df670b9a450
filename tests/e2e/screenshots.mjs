// Takes the pictures of the README from a real server with the synthetic demo register: all, or those named.
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, openMap, openPage, openPublic, phone, settled } from './browser.mjs';
import { startServer } from './server.mjs';
import { fetchAs } from './session.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');

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

/** The id of a stored plan of twenty night points, as the server proposes them. */
async function planned(query) {
  const send = async (path, body) => (await fetchAs(server.url, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
  const plan = {
    title: 'Nights in the north', query, travel: { by: 'straight', reach_m: 1500, reach_s: 300 }, points: [],
    shifts: [{ name: 'Night', hours: '20-5', weekdays: [] }], needs: [{ municipality: '38', language: 'sr' }],
  };
  const candidates = { kinds: ['settlement', 'grid'], grid_m: 1000, points: [], municipalities: ['12', '29', '30', '38'] };
  const { job } = await send('/api/patrol/proposals', { plan, problem: 'mclp', p: 20, candidates, at_least_one_in: candidates.municipalities, min_separation_m: 1200, time_limit_s: 20 });
  for (;;) {
    const { state, result } = await (await fetchAs(server.url, `/api/patrol/jobs/${job}`)).json();
    if (state === 'done') return (await send('/api/plans', { plan: result.plan, why: 'first draft' })).id;
    if (state === 'failed') throw new Error('no points were proposed');
    await new Promise((resume) => setTimeout(resume, 200));
  }
}

const server = await startServer();
const north = 'municipality=12,29,30,38&datetime=';
const nights = await studied('gi-star', `${north}2025-01-01/2025-12-31`);
const before = await studied('gi-star', `${north}2024-01-01/2024-12-31`);
const distances = await studied('k-function', `${north}2025-01-01/2025-12-31`, { permutations: 99 });
const nightPlan = await planned(`${north}2025-01-01/2025-12-31`);

const pictures = [
  { name: 'analysis.png', path: `/?${north}2025-01-01/2025-12-31#tab=analysis&lang=en&result=${nights}&pinned=${before}`, options: { viewport: { width: 1600, height: 900 } } },
  { name: 'analysis-dark.png', path: `/?${north}2025-01-01/2025-12-31#tab=analysis&lang=sr-Cyrl&result=${distances}`, options: { colorScheme: 'dark' } },
  { name: 'planning.png', path: `/?${north}2025-01-01/2025-12-31#map=10.10/42.99000/20.72000&tab=planning&lang=en&plan=${nightPlan}`, options: { viewport: { width: 1600, height: 900 } }, part: 'points' },
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
  for (const { name, path, as, options, rest, part } of pictures) {
    if (named.length > 0 && !named.includes(name)) continue;
    const open = as === null ? openPublic : /(result|plan)=/.test(path) ? openPage : openMap;
    const page = await open(browser, server.url, path, options);
    if (path.includes('result=')) await page.locator('uramost-result-view').first().waitFor();
    if (part) await page.locator(`#tab-plan-${part}`).click();
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
