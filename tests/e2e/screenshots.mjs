// Takes the pictures of the README from a real server with the synthetic demo register.
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, openMap, openPublic, settled } from './browser.mjs';
import { startServer } from './server.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');
const phone = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const pictures = [
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
const server = await startServer();
const browser = await launch();
try {
  for (const { name, path, as, options, rest } of pictures) {
    const page = await (as === null ? openPublic : openMap)(browser, server.url, path, options);
    if (rest) {
      const area = await page.locator('.map-canvas').boundingBox();
      await page.mouse.move(area.x + area.width * rest[0], area.y + area.height * rest[1]);
    }
    await settled(page);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: resolve(folder, name) });
    console.log(`${name} from ${path}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
