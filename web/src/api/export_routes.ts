import { writeQuery, type IncidentQuery } from '../state/incident_query.ts';
import { withQuery, type Channel } from './channel.ts';

/** How a file is written, besides its format. */
export interface ExportOptions {
  /** CSV: a row of humanitarian hashtags under the header. */
  readonly hxl: boolean;
  readonly gzip: boolean;
}

/** An export that somebody has named. */
export interface ExportPreset {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly shared: boolean;
  /** As the address of an export has them. */
  readonly parameters: string;
  /** `daily 3`, `weekly mon 3`, `monthly 1 3`; empty: none. */
  readonly schedule: string;
  readonly next_at: string | null;
  readonly state: '' | 'running' | 'done' | 'failed' | 'refused';
  readonly said: string;
}

export interface PresetList {
  readonly presets: ExportPreset[];
  /** Whether the server writes those with a schedule. */
  readonly writes_schedules: boolean;
}

/** The server's routes to exports that people have named. */
export class ExportRoutes {
  constructor(private readonly channel: Channel) {}

  presets(): Promise<PresetList> {
    return this.channel.get('/api/export/presets');
  }

  create(preset: Pick<ExportPreset, 'name' | 'shared' | 'parameters' | 'schedule'>): Promise<ExportPreset> {
    return this.channel.send('POST', '/api/export/presets', preset);
  }

  remove(id: string): Promise<unknown> {
    return this.channel.send('DELETE', `/api/export/presets/${encodeURIComponent(id)}`);
  }
}

const streamed: readonly string[] = ['geojson', 'geojsonseq', 'csv', 'csv-bom', 'kml'];

/** Where to download exactly the incidents of a query. What a format cannot have is left out. */
export function exportUrl(format: string, query: IncidentQuery, options: ExportOptions = { hxl: false, gzip: false }): string {
  const form = new URLSearchParams({ format });
  if (options.hxl && format.startsWith('csv')) form.set('header', 'hxl');
  if (options.gzip && streamed.includes(format)) form.set('compress', 'gzip');
  return withQuery(exportAddress, form, writeQuery(query));
}

export function presetUrl({ parameters }: ExportPreset): string {
  return parameters ? `${exportAddress}?${parameters}` : exportAddress;
}

const exportAddress = '/api/export/incidents';
