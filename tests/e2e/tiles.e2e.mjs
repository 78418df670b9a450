// Vector tiles as the map's own decoder reads them.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { ask } from './api.mjs';
import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

const fromWeb = createRequire(new URL('../../web/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(fromWeb.resolve(name)).href);
const { VectorTile } = await load('@mapbox/vector-tile');
const { PbfReader } = await load('pbf');

/** The features of the tile's layer; none for an empty tile. */
async function features(url, layer, z, x, y, query = '') {
  const answer = await fetchAs(url, `/tiles/${layer}/${z}/${x}/${y}.mvt${query}`);
  if (answer.status === 204) return [];
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/vnd.mapbox-vector-tile');
  const decoded = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers[layer];
  assert.equal(decoded.version, 2);
  assert.equal(decoded.extent, 4096);
  return Array.from({ length: decoded.length }, (_, i) => decoded.feature(i));
}

/** All tiles of a zoom that can hold something of Kosovo. */
async function everywhere(url, layer, z, query) {
  const side = 2 ** z;
  const column = (lon) => Math.floor(((lon + 180) / 360) * side);
  const row = (lat) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * side);
  const found = [];
  for (let x = column(19.5); x <= column(22); x++)
    for (let y = row(43.6); y <= row(41.6); y++) found.push(...(await features(url, layer, z, x, y, query)));
  return found;
}

const total = (incidents) => incidents.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);

export default function (suite) {
  suite.test('vector tiles hold every incident of a query once, at every zoom', async ({ url }) => {
    for (const query of ['', '?category=theft&hours=20-5']) {
      const legend = await ask(url, `/tiles/heat.json${query}`);
      for (const z of [6, 9, 11]) assert.equal(total(await everywhere(url, 'incidents', z, query)), legend.count);
    }
  });

  suite.test('vector tiles of municipalities and places carry all their names', async ({ url }) => {
    for (const layer of ['municipalities', 'places']) {
      const shown = await everywhere(url, layer, 7, '');
      assert.ok(shown.length > 30);
      for (const { properties } of shown)
        for (const name of ['name_sq', 'name_sr_latn', 'name_sr_cyrl', 'name_en']) assert.ok(properties[name]);
    }
    const { vector_layers: layers } = await ask(url, '/tiles/municipalities.json');
    assert.equal(layers[0].id, 'municipalities');
  });
}
