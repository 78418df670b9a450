// Browser tests of the whole: real servers, real browsers. `node run.mjs [part of a test's name]`.
import { rmSync } from 'node:fs';

import { launch } from './browser.mjs';
import { startServer } from './server.mjs';
import { failures, Suite } from './suite.mjs';
import account from './account.e2e.mjs';
import accessibility from './accessibility.e2e.mjs';
import analysis from './analysis.e2e.mjs';
import contract from './contract.e2e.mjs';
import data from './data.e2e.mjs';
import drag from './drag.e2e.mjs';
import filter from './filter.e2e.mjs';
import keyboard from './keyboard.e2e.mjs';
import map from './map.e2e.mjs';
import permalink from './permalink.e2e.mjs';
import planning from './planning.e2e.mjs';
import publicView from './public.e2e.mjs';
import releases from './releases.e2e.mjs';
import responses from './responses.e2e.mjs';
import roles from './roles.e2e.mjs';
import tiles from './tiles.e2e.mjs';

/** What runs at once. The files of a lane share a server, in this order; the lanes take about the same time. */
const lanes = [
  [map, filter, permalink, keyboard, account, roles, publicView, releases, data, tiles],
  [accessibility, analysis, planning, responses, contract],
];
/** Watches every frame, so nothing else may run; has a server of its own. */
const alone = [drag];

async function drive(files, name, start) {
  const suite = new Suite(files, process.argv[2]);
  if (suite.isEmpty) return { passed: 0, failed: 0 };
  const server = await start();
  const browser = await launch();
  try {
    return await suite.run({ url: server.url, accounts: server.accounts, site: server.site, browser }, (text) => console.log(`${name}  ${text}`));
  } finally {
    await browser.close();
    await server.stop();
  }
}

const began = Date.now();
rmSync(failures, { recursive: true, force: true });
const atOnce = await Promise.allSettled(lanes.map((files, index) => drive(files, index + 1, startServer)));
const last = await Promise.allSettled([drive(alone, '-', async () => ({ stop() {} }))]);
let [passed, failed] = [0, 0];
for (const { value, reason } of [...atOnce, ...last]) {
  if (reason) console.log(reason);
  passed += value?.passed ?? 0;
  failed += value?.failed ?? 1;
}
console.log(`${passed} passed, ${failed} failed in ${Math.round((Date.now() - began) / 1000)} s`);
process.exitCode = failed ? 1 : 0;
