// The API's own description, read by validators of others.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ask } from './api.mjs';
import { root } from './server.mjs';
import { assert } from './suite.mjs';

const fromWeb = createRequire(new URL('../../web/package.json', import.meta.url));
const redocly = fromWeb('@redocly/openapi-core');
const Enforcer = fromWeb('openapi-enforcer');

/** What openapi-enforcer warns of and need not. */
const exceptionSkipCodes = [
  'WSCH001', // the format "uri", which OGC API - Features Part 2 has for coordinate reference systems
  'WRES001', // 201 without Location: tokens, responses, decisions and channels have no address of their own
];

const described = (url) => ask(url, '/api/openapi.json');

export default function (suite) {
  suite.test('redocly finds no fault with the description of the API', async ({ url }) => {
    const config = await redocly.loadConfig({ configPath: join(root, 'tests/clients/redocly.yaml') });
    const problems = await redocly.lintFromString({ source: JSON.stringify(await described(url)), config });
    assert.deepEqual(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0].pointer})`), []);
  });

  suite.test('openapi-enforcer finds no fault with the description of the API', async ({ url }) => {
    const [, error, warning] = await Enforcer(await described(url), { fullResult: true, componentOptions: { exceptionSkipCodes } });
    assert.equal(String(error ?? ''), '');
    assert.equal(String(warning ?? ''), '');
  });
}
