// Debian's Chromium through playwright-core, and pages that notice what must never happen.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

import { sessionOf } from './session.mjs';

const fromWeb = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = fromWeb('playwright-core');
const axePath = fromWeb.resolve('axe-core/axe.min.js');

/** Two lanes share the processors, and a busy machine is no fault of the page. */
export const patienceMs = 60_000;

/** Of a page on a phone. */
export const phone = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** The one without a window starts in half the time. */
const executables = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export function launch(args = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? executables.find(existsSync),
    chromiumSandbox: false,
    args,
  });
}

/**
 * A page in a context of its own, of the server's usual account, or of that in `options.as`; null is the public.
 * `page.faults` collects console errors, exceptions, violations of the content
 * security policy and requests to anyone but the server.
 */
export async function openPage(browser, url, path = '/', { as, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'America/New_York', // the register's clock must not be the browser's
    reducedMotion: 'reduce',
    // axe is put into the page by the test; the policy stays on for everything the page itself does.
    ...options,
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  if (as !== null) await context.addCookies([{ name: 'uramost_session', value: (await sessionOf(url, as)).cookie, url, httpOnly: true, sameSite: 'Strict' }]);
  await context.addInitScript(watchWork, longestRestMs);
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith('http') && asked.origin !== url) page.faults.push(`foreign request: ${asked}`);
  });
  await page.goto(url + path);
  return page;
}

/** A page whose map is drawn. */
export async function openMap(browser, url, path = '/', options = {}) {
  const page = await openPage(browser, url, path, options);
  await mapReady(page);
  return page;
}

export async function mapReady(page) {
  await page.waitForSelector('uramost-map[data-ready]');
  await settled(page);
}

/** A page whose release is drawn. */
export async function openPublic(browser, url, path = '/', options = {}) {
  const page = await openPage(browser, url, path, { as: null, ...options });
  await page.waitForSelector('uramost-release-map[data-ready]');
  await settled(page);
  return page;
}

/** What the browser itself says of refused requests, which a test expects. */
export function expectRefusals(page, ...statuses) {
  page.faults = page.faults.filter((fault) => !statuses.some((status) => fault.includes(`status of ${status}`)));
}

/** Longer timers of the page are no part of what was just done. */
const longestRestMs = 500;

/** Runs in the page before its own scripts: notes which timers run, and what is being fetched and read. */
function watchWork(longestMs) {
  const work = (window.work = new Set());
  const { setTimeout, clearTimeout, fetch } = window;
  window.setTimeout = (act, delay = 0, ...values) => {
    const timer = setTimeout(() => {
      work.delete(timer);
      act(...values);
    }, delay);
    if (delay <= longestMs) work.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    work.delete(timer);
    clearTimeout(timer);
  };
  const watched = (promise) => {
    const over = () => work.delete(promise);
    promise.then(over, over);
    work.add(promise);
    return promise;
  };
  window.fetch = (...asked) => watched(fetch(...asked));
  for (const name of ['arrayBuffer', 'blob', 'json', 'text']) {
    const read = Response.prototype[name];
    Response.prototype[name] = function () {
      return watched(read.call(this));
    };
  }
}

/** Runs in the page: whether two frames from now nothing is under way and every map is drawn. */
async function isStill() {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  const maps = [...document.querySelectorAll('uramost-map, uramost-plan-map, uramost-result-map, uramost-release-map')];
  return window.work.size === 0
    && maps.every((element) => !element.map || !element.checkVisibility() || (element.map.loaded() && !element.map.isMoving()));
}

/** Until the page has done all that was asked of it: nothing is being fetched, waited for or drawn. */
export async function settled(page) {
  await page.waitForLoadState();
  const deadline = Date.now() + patienceMs;
  for (let still = 0; still < 2;) {
    if (Date.now() > deadline) throw new Error('the page does not come to rest');
    still = (await page.evaluate(isStill)) ? still + 1 : 0;
  }
}

/** Until the picture in front is of what was chosen. */
export async function atRest(page) {
  await page.waitForFunction(() => {
    const label = document.querySelector('[data-testid=period]');
    return label?.getAttribute('aria-busy') === 'false'
      && label.dataset.datetime === (new URLSearchParams(location.search).get('datetime') ?? '');
  });
}

/** The tiles of incidents in view, each with the number of incidents that it draws; null when none are drawn. */
export async function incidentTiles(page) {
  return page.evaluate(() => {
    const { map } = document.querySelector('uramost-map');
    const layer = map.getStyle().layers.find(({ id, type }) => type === 'circle' && id.startsWith('picture-'));
    if (!layer || map.getZoom() < (layer.minzoom ?? 0)) return null;
    const manager = map.style.tileManagers[layer.source];
    return manager.getIds().map((id) => {
      const tile = manager.getTileByID(id);
      const features = [];
      tile.querySourceFeatures(features, { sourceLayer: 'incidents' });
      const { z, x, y } = tile.tileID.canonical;
      return { z, x, y, incidents: features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0) };
    });
  });
}

/** What axe finds wrong, one line each. */
export async function axeFaults(page) {
  const { readFileSync } = await import('node:fs');
  // Evaluated by the debugger, so that no script element is needed.
  await page.evaluate(`if (!window.axe) { ${readFileSync(axePath, 'utf8')} }`);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

/** The share of pixels that differ between two screenshots, judged by the browser itself. */
export async function shareOfDifferentPixels(page, before, after) {
  return page.evaluate(async ([a, b]) => {
    const pixels = async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height).data;
    };
    const [first, second] = [await pixels(a), await pixels(b)];
    let different = 0;
    for (let at = 0; at < first.length; at += 4)
      if ([0, 1, 2].some((channel) => Math.abs(first[at + channel] - second[at + channel]) > 12)) different++;
    return different / (first.length / 4);
  }, [before.toString('base64'), after.toString('base64')]);
}
