// Checks GeoJSON (RFC 7946) with check-geojson and says how many features it has.
//
//     node check_geojson.mjs incidents.geojson
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const { check } = web('@placemarkio/check-geojson');

console.log(check(readFileSync(process.argv[2], 'utf8')).features.length);
