// The server asked directly, to compare with what the page shows.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { fetchAs } from './session.mjs';
import { assert } from './suite.mjs';

export async function ask(url, path) {
  const response = await fetchAs(url, path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

export const numberMatched = async (url, query = '') =>
  (await ask(url, `/api/collections/incidents/items?limit=1&${query}`)).numberMatched;

/** The position of an incident by coordinate that has no other at the same place. */
export async function lonelyIncident(url) {
  const { features } = await ask(url, '/api/collections/incidents/items?limit=200&municipality=38');
  const places = features.filter((feature) => feature.geometry).map((feature) => feature.geometry.coordinates);
  return places.find((place) => places.filter((other) => other.join() === place.join()).length === 1);
}

/** The query string of the page, which is the incident query and the heat style. */
export function queryOf(page) {
  const parameters = new URL(page.url()).searchParams;
  for (const name of ['bandwidth_m', 'kernel', 'weight', 'ramp', 'peak']) parameters.delete(name);
  return parameters.toString();
}

export const shown = (count) => new Intl.NumberFormat('en-GB').format(count);

/** Waits until the page says this number of incidents. */
export async function matchedBecomes(page, count) {
  await page.waitForFunction(
    (text) => document.querySelector('[data-testid=matched]')?.textContent.includes(text),
    `${shown(count)} incident`);
}

/** What a PDF says, read by another program. */
export function textOf(pdf) {
  assert.equal(readFileSync(pdf).subarray(0, 4).toString(), '%PDF');
  const { stdout, status } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  assert.equal(status, 0, 'pdftotext reads it');
  return stdout;
}
