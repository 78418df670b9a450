import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';

import type { Language, LocalizedName } from '../i18n/language.ts';
import type { BoundingBox } from '../state/incident_query.ts';
import type { View } from './account_types.ts';
import type { Codebook } from './register_types.ts';
import type { ResponseEvent } from './response_types.ts';

export interface Population {
  year: number;
  kind: string;
  persons: number;
  boycotted: boolean;
  note: string;
}

export interface Municipality {
  code: string;
  name: LocalizedName;
  region: string;
  is_north: boolean;
  in_study_area: boolean;
  bbox: BoundingBox;
  area_km2: number | null;
  population: Population[];
}

export interface Category {
  code: string;
  group: string;
  severity: number;
  name: LocalizedName;
}

export interface RegisterCounts {
  incidents: number;
  located: number;
  ambiguous: number;
  unlocated: number;
  outside: number;
  near_border: number;
  patrol_points: number;
  quarantined: number;
}

/** What every map needs to start. */
export interface PublicMeta {
  version: string;
  view: View;
  /** Of the register; for the public, of the newest release. */
  synthetic: boolean;
  languages: Language[];
  groups: { code: string; name: LocalizedName }[];
  categories: Category[];
  municipalities: Municipality[];
  opening_bbox: BoundingBox;
}

/** And what the map of a register needs. */
export interface Meta extends PublicMeta {
  revision: number;
  sources: { code: string; count: number }[];
  stages: string[];
  ramps: string[];
  time_extent: [string, string] | null;
  counts: RegisterCounts;
  export_formats: string[];
  /** For who may plan: the roads that patrols drive on; null where there are none. */
  roads?: { attribution: string; nodes: number; made_at: string } | null;
}

export interface HeatTileJson {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds?: [number, number, number, number];
  breaks: number[];
  colours: string[];
  units: string;
  ramp: string;
  bandwidth_m: number;
  kernel: string;
  weight: string;
  count: number;
  /** Incidents that match and have no place on the map: an ambiguous name, or none. */
  ambiguous: number;
  unlocated: number;
  /** The top of the colour scale: the densest place, or the density that was asked for. */
  peak_per_km2: number;
  peak_held: boolean;
  revision: number;
}

/** Points of incidents as vector tiles: all that match, the crowded ones in clusters. */
export interface VectorTileJson {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  revision: number;
}

export interface HeatValue {
  revision: number;
  density_per_km2: number;
  class: number | null;
  municipality_code: string | null;
}

/** How municipalities are coloured: class i holds values from `breaks[i]` up to the next break. */
export interface Classes {
  breaks: number[];
  units: string;
  method: string;
}

type Classified = 'count' | 'rate_per_1000';

export interface AggregateRow {
  municipality?: string;
  month?: string;
  week?: string;
  count: number;
  severity_sum: number;
  /** Of all incidents that match, 0 to 1. */
  share: number;
  classes?: Partial<Record<Classified, number>>;
  name?: LocalizedName;
  rate_per_1000?: number;
  denominator?: Population;
}

export interface Aggregate {
  revision: number;
  total: number;
  rows: AggregateRow[];
  classes?: Partial<Record<Classified, Classes>>;
  /** Of a count by month or week: where a long beginning with next to nothing ends. */
  first_dense_period?: string;
  warnings: { code: string; text: string }[];
}

export interface IncidentProperties {
  occurred_at: string;
  occurred_precision: string;
  occurred_duration_s: number;
  category: string;
  severity: number;
  source: string;
  external_id: string;
  municipality_code: string | null;
  certainty: string;
  uncertainty_m: number | null;
  located_by: string | null;
  place_id: number | null;
  place_name: string | LocalizedName | null;
  place_text: string | null;
  tier: string;
  stage: string;
  community: string | null;
  gender: string | null;
  narrative: string | null;
}

export type IncidentFeature = Feature<Point | null, IncidentProperties> & { id: number };

/** What a record said before it was changed. */
export interface OlderVersion {
  revision: number;
  replaced_at: string;
  feature: IncidentFeature;
}

/** One incident, with what became of its record and of the case. */
export type IncidentDetail = IncidentFeature & {
  history?: OlderVersion[];
  responses?: ResponseEvent[];
  /** Which state of it this is, for a change to name. */
  state: string;
};

/** What is to be said anew of an incident (JSON Merge Patch); null takes away. */
export interface IncidentChange {
  properties: Record<string, string | number | null>;
  geometry?: Point | null;
}

/** What became of a wish to change an incident's tier. */
export interface TierChange {
  incident: number;
  from: string;
  to: string;
  changed: boolean;
  /** It waits for another person to say the same. */
  proposed: boolean;
}

export interface PatrolPointProperties {
  name: string;
  kind: string;
  shift: string;
  languages: string[] | string;
  source: string;
  external_id: string;
  municipality_code: string | null;
  certainty: string;
  place_text: string | null;
}

export type PatrolPointFeature = Feature<Point | null, PatrolPointProperties> & { id: number };

export interface Link {
  rel: string;
  href: string;
  type?: string;
}

/** One page of a collection. */
export interface Items<T> {
  type: 'FeatureCollection';
  features: T[];
  numberMatched: number;
  numberReturned: number;
  links: Link[];
}

export type MunicipalityCollection = FeatureCollection<MultiPolygon>;
export type PlaceCollection = FeatureCollection<Point>;

export interface GeocodeCandidate {
  place_id: number | null;
  name: LocalizedName | string;
  kind: string;
  municipality_code: string | null;
  municipality_name: LocalizedName | string | null;
  lon: number;
  lat: number;
  uncertainty_m: number;
  score: number;
  why: string;
}

export interface GeocodeAnswer {
  query: string;
  status: 'resolved' | 'ambiguous' | 'not_found';
  candidates: GeocodeCandidate[];
}

/** Where a position is. */
export interface ReverseAnswer {
  municipality_code: string | null;
  nearest_place: { name: LocalizedName; distance_m: number } | null;
}

export interface ColumnMapping {
  columns: Record<string, string>;
  categories: Record<string, string>;
  stages: Record<string, string>;
  crs: string | null;
}

export interface ImportPreview {
  description: string;
  columns: string[];
  mapping: ColumnMapping;
  fields: string[];
  first_rows: { line: number; values: string[]; problem?: string }[];
  /** Of a file of incidents. */
  codes?: Codebook;
}

export interface ImportSummary {
  rows: number;
  imported: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  located_by_coordinate: number;
  located_by_place: number;
  ambiguous: number;
  unlocated: number;
  import: number;
}

export interface ImportRecord extends ImportSummary {
  kind: string;
  source: string;
  file_name: string;
  sha256: string;
  imported_at: string;
}

export interface QuarantineRow {
  id: number;
  import: number;
  line: number;
  field: string;
  value: string;
  reason: string;
  row: Record<string, string>;
}
