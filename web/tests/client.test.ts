import { File as NodeFile } from 'node:buffer';
import { describe, expect, it } from 'vitest';

import { Client, nextAfter, type ImportRequest } from '../src/api/client.ts';
import { exportUrl } from '../src/api/export_routes.ts';
import { Problem } from '../src/api/problem.ts';
import type { Items } from '../src/api/types.ts';
import { defaultStyle } from '../src/state/heat_style.ts';
import { emptyQuery } from '../src/state/incident_query.ts';

interface Asked {
  url: string;
  init: RequestInit | undefined;
}

/** A client whose server always answers the same, and what it was asked. */
function clientOf(answer: () => Response): { client: Client; asked: Asked[] } {
  const asked: Asked[] = [];
  const client = new Client(async (url, init) => {
    asked.push({ url: String(url), init });
    return answer();
  });
  return { client, asked };
}

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

describe('the client', () => {
  it('asks for heat with the incident query and every part of the style', async () => {
    const { client, asked } = clientOf(() => json({}));
    await client.heat({ ...emptyQuery, municipality: ['38'] }, defaultStyle);
    expect(asked[0]!.url).toBe('/tiles/heat.json?municipality=38&bandwidth_m=1000&kernel=quartic&weight=count&ramp=viridis');
  });

  it('gives back what a problem document says, field and all', async () => {
    const { client } = clientOf(() => json(
      { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'severity takes 1 to 5', field: 'severity' }, 400, 'application/problem+json'));
    const failure: unknown = await client.meta().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ status: 400, detail: 'severity takes 1 to 5', field: 'severity' });
  });

  it('survives an error page that is no problem document', async () => {
    const { client } = clientOf(() => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }));
    await expect(client.meta()).rejects.toMatchObject({ status: 502, field: null });
  });

  it('says when there is no server', async () => {
    const client = new Client(async () => { throw new TypeError('fetch failed'); });
    await expect(client.meta()).rejects.toMatchObject({ status: 0 });
  });

  it('lets a cancelled request be just that', async () => {
    const client = new Client(async () => { throw new DOMException('gone', 'AbortError'); });
    const gone = new AbortController();
    gone.abort();
    await expect(client.geocode('Banjska', 5, gone.signal)).rejects.toBeInstanceOf(DOMException);
  });

  it('sends a preview with the file, and only what the user said', async () => {
    const { client, asked } = clientOf(() => json({}));
    const request: ImportRequest = {
      // Node 18 has `File`, but not as a global.
      file: new NodeFile(['a;b'], 'r.csv') as unknown as File, kind: 'incidents', source: 'police', delimiter: ';', encoding: '', layer: '',
      mapping: { columns: { date: 'Datum' }, categories: {}, stages: { odbačeno: 'closed' }, crs: null },
    };
    await client.previewImport(request);
    const form = asked[0]!.init!.body as FormData;
    expect([...form.keys()].sort()).toEqual(['delimiter', 'file', 'kind', 'mapping', 'preview', 'source']);
    expect(JSON.parse(String(form.get('mapping')))).toEqual({ columns: { date: 'Datum' }, categories: {}, stages: { odbačeno: 'closed' } });
    expect((form.get('file') as File).name).toBe('r.csv');
  });

  it('links to exports of exactly the filtered incidents', () => {
    expect(exportUrl('gpkg', { ...emptyQuery, severity: { least: 3, most: 5 } })).toBe(
      '/api/export/incidents?format=gpkg&severity=3-5');
  });

  it('goes on after the last id while there is a next page', () => {
    const page = (rel: string): Items<{ id: number }> => ({
      type: 'FeatureCollection', features: [{ id: 3 }, { id: 9 }], numberMatched: 5, numberReturned: 2, links: [{ rel, href: '' }] });
    expect(nextAfter(page('next'))).toBe(9);
    expect(nextAfter(page('self'))).toBeNull();
  });
});
