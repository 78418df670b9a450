import { writeStyle, type HeatStyle } from '../state/heat_style.ts';
import { writeQuery, type BoundingBox, type IncidentQuery } from '../state/incident_query.ts';
import { AccountRoutes } from './account_routes.ts';
import { AnalysisRoutes } from './analysis_routes.ts';
import { AuditRoutes } from './audit_routes.ts';
import { Channel, given, withQuery, type Page } from './channel.ts';
import { ExportRoutes } from './export_routes.ts';
import { PlanningRoutes } from './planning_routes.ts';
import { Problem } from './problem.ts';
import { RegisterRoutes } from './register_routes.ts';
import { ReleaseRoutes } from './release_routes.ts';
import { ResponseRoutes } from './response_routes.ts';
import type {
  Aggregate, ColumnMapping, GeocodeAnswer, HeatTileJson, HeatValue, ImportPreview, ImportRecord, IncidentChange, IncidentDetail,
  IncidentFeature, Items, Meta, MunicipalityCollection, PatrolPointFeature, PlaceCollection, PublicMeta, QuarantineRow, ReverseAnswer, TierChange, VectorTileJson,
} from './types.ts';

/** A file to import and what its sender knows about it. Empty texts are left for the server to find out. */
export interface ImportRequest {
  readonly file: File;
  readonly kind: 'incidents' | 'patrol-points' | 'responses';
  readonly source: string;
  readonly delimiter: string;
  readonly encoding: string;
  readonly layer: string;
  readonly mapping: ColumnMapping | null;
}

/** The server's routes, one method each. Every failure is a `Problem`. Those of the register are here. */
export class Client {
  readonly channel: Channel;
  readonly account: AccountRoutes;
  readonly analysis: AnalysisRoutes;
  readonly audit: AuditRoutes;
  readonly exports: ExportRoutes;
  readonly planning: PlanningRoutes;
  readonly registers: RegisterRoutes;
  readonly releases: ReleaseRoutes;
  readonly responses: ResponseRoutes;

  constructor(request: typeof fetch = (...parameters) => fetch(...parameters)) {
    this.channel = new Channel(request);
    this.account = new AccountRoutes(this.channel);
    this.analysis = new AnalysisRoutes(this.channel);
    this.audit = new AuditRoutes(this.channel);
    this.exports = new ExportRoutes(this.channel);
    this.planning = new PlanningRoutes(this.channel);
    this.registers = new RegisterRoutes(this.channel);
    this.releases = new ReleaseRoutes(this.channel);
    this.responses = new ResponseRoutes(this.channel);
  }

  meta(): Promise<PublicMeta | Meta> {
    return this.channel.get('/api/meta');
  }

  municipalities(): Promise<MunicipalityCollection> {
    return this.channel.get('/api/municipalities.geojson');
  }

  /** A tile, as it is. */
  tile(url: string, signal: AbortSignal): Promise<Response> {
    return this.channel.answer('GET', url, undefined, signal);
  }

  places(): Promise<PlaceCollection> {
    return this.channel.get('/api/places.geojson');
  }

  heat(query: IncidentQuery, style: HeatStyle, signal?: AbortSignal): Promise<HeatTileJson> {
    return this.channel.get('/tiles/heat.json', [writeQuery(query), writeStyle(style)], signal);
  }

  incidentTiles(query: IncidentQuery, signal?: AbortSignal): Promise<VectorTileJson> {
    return this.channel.get('/tiles/incidents.json', [writeQuery(query)], signal);
  }

  heatValue(
    position: { lon: number; lat: number }, query: IncidentQuery, style: HeatStyle, signal?: AbortSignal,
  ): Promise<HeatValue> {
    const at = new URLSearchParams({ lon: position.lon.toFixed(6), lat: position.lat.toFixed(6) });
    return this.channel.get('/api/heat/value', [at, writeQuery(query), writeStyle(style)], signal);
  }

  aggregate(by: string, query: IncidentQuery, signal?: AbortSignal): Promise<Aggregate> {
    return this.channel.get('/api/aggregate', [new URLSearchParams({ by }), writeQuery(query)], signal);
  }

  incidents(query: IncidentQuery, page: Page, signal?: AbortSignal): Promise<Items<IncidentFeature>> {
    return this.channel.get('/api/collections/incidents/items', [writeQuery(query), pageParameters(page)], signal);
  }

  async incident(id: number, signal?: AbortSignal): Promise<IncidentDetail> {
    const answer = await this.channel.answer('GET', incidentUrl(id), undefined, signal);
    if (!answer.ok) throw await Problem.of(answer);
    return { ...((await answer.json()) as IncidentDetail), state: answer.headers.get('etag') ?? '' };
  }

  /** Fails with 412 when somebody changed it after `state`. */
  correctIncident(id: number, state: string, change: IncidentChange): Promise<unknown> {
    return this.channel.send('PATCH', incidentUrl(id), change, undefined, { 'if-match': state });
  }

  /** Likewise. */
  withdrawIncident(id: number, state: string, why: string): Promise<unknown> {
    return this.channel.send('DELETE', withQuery(incidentUrl(id), given({ why })), undefined, undefined, { 'if-match': state });
  }

  /** Raised at once; lowering is proposed, until somebody else says the same. */
  changeTier(id: number, to: string, reason: string): Promise<TierChange> {
    return this.channel.send('POST', `/api/incidents/${id}/tier`, { to, reason });
  }

  /** For ever: what was told and where. */
  eraseIncident(id: number, reason: string): Promise<unknown> {
    return this.channel.send('POST', `/api/incidents/${id}/erasure`, { reason });
  }

  patrolPoints(
    filter: { municipality: readonly string[]; bbox: BoundingBox | null }, page: Page, signal?: AbortSignal,
  ): Promise<Items<PatrolPointFeature>> {
    const parameters = new URLSearchParams();
    if (filter.bbox) parameters.set('bbox', filter.bbox.join(','));
    if (filter.municipality.length) parameters.set('municipality', filter.municipality.join(','));
    return this.channel.get('/api/collections/patrol_points/items', [parameters, pageParameters(page)], signal);
  }

  geocode(text: string, limit: number, signal?: AbortSignal): Promise<GeocodeAnswer> {
    return this.channel.get('/api/geocode', [new URLSearchParams({ q: text, limit: String(limit) })], signal);
  }

  reverse({ lon, lat }: { lon: number; lat: number }): Promise<ReverseAnswer> {
    return this.channel.get('/api/reverse', [given({ lon, lat })]);
  }

  imports(signal?: AbortSignal): Promise<{ imports: ImportRecord[] }> {
    return this.channel.get('/api/imports', [], signal);
  }

  quarantine(of: number, signal?: AbortSignal): Promise<{ rows: QuarantineRow[] }> {
    return this.channel.get('/api/quarantine', [new URLSearchParams({ import: String(of) })], signal);
  }

  /** What an import would do; writes nothing. */
  previewImport(request: ImportRequest, signal?: AbortSignal): Promise<ImportPreview> {
    const form = importForm(request);
    form.set('preview', 'true');
    return this.channel.send('POST', '/api/imports', form, signal);
  }

  startImport(request: ImportRequest): Promise<{ job: string; events: string }> {
    return this.channel.send('POST', '/api/imports', importForm(request));
  }

  cancelImport(job: string): Promise<unknown> {
    return this.channel.send('DELETE', `/api/imports/${encodeURIComponent(job)}`);
  }
}

const incidentUrl = (id: number) => `/api/collections/incidents/items/${id}`;

export function quarantineCsvUrl(of: number): string {
  return withQuery('/api/quarantine.csv', new URLSearchParams({ import: String(of) }));
}

/** The last id of this page, when there is a next one. */
export function nextAfter(page: Items<{ id: number }>): number | null {
  return page.links.some((link) => link.rel === 'next') ? (page.features.at(-1)?.id ?? null) : null;
}

const pageParameters = ({ limit, after }: Page) => given({ limit, after });

function importForm(request: ImportRequest): FormData {
  const form = new FormData();
  form.set('kind', request.kind);
  const optional = { source: request.source, delimiter: request.delimiter, encoding: request.encoding, layer: request.layer };
  for (const [name, value] of Object.entries(optional)) if (value) form.set(name, value);
  if (request.mapping) {
    const { columns, categories, stages, crs } = request.mapping;
    form.set('mapping', JSON.stringify({ columns, categories, stages, ...(crs ? { crs } : {}) }));
  }
  form.set('file', request.file, request.file.name);
  return form;
}
