// Browser tests of the whole: a real server, a real browser. `node run.mjs [part of a test's name]`.
import { launch } from './browser.mjs';
import { startServer } from './server.mjs';
import { Suite } from './suite.mjs';
import account from './account.e2e.mjs';
import accessibility from './accessibility.e2e.mjs';
import analysis from './analysis.e2e.mjs';
import data from './data.e2e.mjs';
import drag from './drag.e2e.mjs';
import filter from './filter.e2e.mjs';
import keyboard from './keyboard.e2e.mjs';
import map from './map.e2e.mjs';
import permalink from './permalink.e2e.mjs';
import planning from './planning.e2e.mjs';
import publicView from './public.e2e.mjs';
import releases from './releases.e2e.mjs';
import roles from './roles.e2e.mjs';
import tiles from './tiles.e2e.mjs';

const server = await startServer();
const browser = await launch();
const suite = new Suite();
for (const add of [map, filter, permalink, keyboard, accessibility, account, roles, publicView, releases, analysis, planning, data, drag, tiles]) add(suite);
let result = { passed: 0, failed: 1 };
try {
  result = await suite.run({ url: server.url, accounts: server.accounts, browser }, process.argv[2]);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exitCode = result.failed ? 1 : 0;
