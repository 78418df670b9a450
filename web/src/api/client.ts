import { writeStyle, type HeatStyle } from '../state/heat_style.ts';
import { writeQuery, type BoundingBox, type IncidentQuery } from '../state/incident_query.ts';
import { Problem } from './problem.ts';
import type {
  Aggregate, ColumnMapping, GeocodeAnswer, HeatTileJson, HeatValue, ImportPreview, ImportRecord, IncidentDetail,
  IncidentFeature, Items, Meta, MunicipalityCollection, PatrolPointFeature, PlaceCollection, QuarantineRow, VectorTileJson,
} from './types.ts';

/** A file to import and what its sender knows about it. Empty texts are left for the server to find out. */
export interface ImportRequest {
  readonly file: File;
  readonly kind: 'incidents' | 'patrol-points';
  readonly source: string;
  readonly delimiter: string;
  readonly encoding: string;
  readonly layer: string;
  readonly mapping: ColumnMapping | null;
}

export interface Page {
  readonly limit: number;
  readonly after: number | null;
}

/** The server's routes, one method each. Every failure is a `Problem`. */
export class Client {
  constructor(private readonly request: typeof fetch = (...parameters) => fetch(...parameters)) {}

  meta(): Promise<Meta> {
    return this.#get('/api/meta');
  }

  municipalities(): Promise<MunicipalityCollection> {
    return this.#get('/api/municipalities.geojson');
  }

  places(): Promise<PlaceCollection> {
    return this.#get('/api/places.geojson');
  }

  heat(query: IncidentQuery, style: HeatStyle, signal?: AbortSignal): Promise<HeatTileJson> {
    return this.#get('/tiles/heat.json', [writeQuery(query), writeStyle(style)], signal);
  }

  incidentTiles(query: IncidentQuery, signal?: AbortSignal): Promise<VectorTileJson> {
    return this.#get('/tiles/incidents.json', [writeQuery(query)], signal);
  }

  heatValue(
    position: { lon: number; lat: number }, query: IncidentQuery, style: HeatStyle, signal?: AbortSignal,
  ): Promise<HeatValue> {
    const at = new URLSearchParams({ lon: position.lon.toFixed(6), lat: position.lat.toFixed(6) });
    return this.#get('/api/heat/value', [at, writeQuery(query), writeStyle(style)], signal);
  }

  aggregate(by: string, query: IncidentQuery, signal?: AbortSignal): Promise<Aggregate> {
    return this.#get('/api/aggregate', [new URLSearchParams({ by }), writeQuery(query)], signal);
  }

  incidents(query: IncidentQuery, page: Page, signal?: AbortSignal): Promise<Items<IncidentFeature>> {
    return this.#get('/api/collections/incidents/items', [writeQuery(query), pageParameters(page)], signal);
  }

  incident(id: number, signal?: AbortSignal): Promise<IncidentDetail> {
    return this.#get(`/api/collections/incidents/items/${id}`, [], signal);
  }

  patrolPoints(
    filter: { municipality: readonly string[]; bbox: BoundingBox | null }, page: Page, signal?: AbortSignal,
  ): Promise<Items<PatrolPointFeature>> {
    const parameters = new URLSearchParams();
    if (filter.bbox) parameters.set('bbox', filter.bbox.join(','));
    if (filter.municipality.length) parameters.set('municipality', filter.municipality.join(','));
    return this.#get('/api/collections/patrol_points/items', [parameters, pageParameters(page)], signal);
  }

  geocode(text: string, limit: number, signal?: AbortSignal): Promise<GeocodeAnswer> {
    return this.#get('/api/geocode', [new URLSearchParams({ q: text, limit: String(limit) })], signal);
  }

  imports(signal?: AbortSignal): Promise<{ imports: ImportRecord[] }> {
    return this.#get('/api/imports', [], signal);
  }

  quarantine(of: number, signal?: AbortSignal): Promise<{ rows: QuarantineRow[] }> {
    return this.#get('/api/quarantine', [new URLSearchParams({ import: String(of) })], signal);
  }

  /** What an import would do; writes nothing. */
  previewImport(request: ImportRequest, signal?: AbortSignal): Promise<ImportPreview> {
    const form = importForm(request);
    form.set('preview', 'true');
    return this.#send('POST', '/api/imports', form, signal);
  }

  startImport(request: ImportRequest): Promise<{ job: string; events: string }> {
    return this.#send('POST', '/api/imports', importForm(request));
  }

  cancelImport(job: string): Promise<unknown> {
    return this.#send('DELETE', `/api/imports/${encodeURIComponent(job)}`);
  }

  #get<T>(path: string, parts: URLSearchParams[] = [], signal?: AbortSignal): Promise<T> {
    return this.#send('GET', withQuery(path, ...parts), undefined, signal);
  }

  async #send<T>(method: string, url: string, body?: FormData, signal?: AbortSignal): Promise<T> {
    let response: Response;
    try {
      response = await this.request(url, { method, body: body ?? null, signal: signal ?? null });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw Problem.unreachable();
    }
    if (!response.ok) throw await Problem.of(response);
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }
}

/** Where to download exactly the incidents of a query. */
export function exportUrl(format: string, query: IncidentQuery): string {
  return withQuery('/api/export/incidents', new URLSearchParams({ format }), writeQuery(query));
}

export function quarantineCsvUrl(of: number): string {
  return withQuery('/api/quarantine.csv', new URLSearchParams({ import: String(of) }));
}

/** The last id of this page, when there is a next one. */
export function nextAfter(page: Items<{ id: number }>): number | null {
  return page.links.some((link) => link.rel === 'next') ? (page.features.at(-1)?.id ?? null) : null;
}

function withQuery(path: string, ...parts: URLSearchParams[]): string {
  const query = parts.map(String).filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}

function pageParameters(page: Page): URLSearchParams {
  const parameters = new URLSearchParams({ limit: String(page.limit) });
  if (page.after !== null) parameters.set('after', String(page.after));
  return parameters;
}

function importForm(request: ImportRequest): FormData {
  const form = new FormData();
  form.set('kind', request.kind);
  const optional = { source: request.source, delimiter: request.delimiter, encoding: request.encoding, layer: request.layer };
  for (const [name, value] of Object.entries(optional)) if (value) form.set(name, value);
  if (request.mapping) {
    const { columns, categories, crs } = request.mapping;
    form.set('mapping', JSON.stringify({ columns, categories, ...(crs ? { crs } : {}) }));
  }
  form.set('file', request.file, request.file.name);
  return form;
}
