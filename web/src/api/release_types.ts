import type { Feature, Point } from 'geojson';

import type { LocalizedName } from '../i18n/language.ts';
import type { VectorTileJson } from './types.ts';

/** A release on the shelf. */
export interface ReleaseFacts {
  number: number;
  created_at: string;
  /** The day after the last one: it has incidents before this date. */
  until: string;
  synthetic: boolean;
  /** SHA-256 of the manifest: the release's name for all that follows. */
  sha256: string;
  rows: { points: number; cells: number };
  /** Years that stayed as they were in the release before, because late reports wait. */
  waiting: number[];
  files: string[];
  url: string;
}

export interface ReleaseList {
  public_key: string | null;
  /** Newest first. */
  releases: ReleaseFacts[];
}

export interface ReleaseSummary {
  release: number;
  created_at: string;
  until: string;
  synthetic: boolean;
  sha256: string | null;
  waiting: number[];
  years: number[];
  rules: { p1_threshold: number; p2_threshold: number; p2_rounded_to: number };
  points: { places: number; incidents: number };
  files: { name: string; bytes: number; sha256: string | null }[];
}

/** How a release's heat map is drawn; all of it is fixed by the release. */
export interface ReleaseHeat {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds?: [number, number, number, number];
  breaks: number[];
  colours: string[];
  bandwidth_m: number;
  count: number;
}

export type ReleasePoints = Omit<VectorTileJson, 'revision'> & { count: number };

export interface TableArea {
  /** `north`, a municipality's code, `none`. */
  code: string;
  /** The area that it is part of, as its index. */
  part_of: number | null;
  name: LocalizedName | null;
}

export interface TableColumn {
  key: string;
  by: 'total' | 'period' | 'category';
  part_of: number;
  name: LocalizedName | null;
}

/** Counts of one tier: a list an area, a number a column; null is withheld, and may stand for few or none. */
export interface TierTable {
  columns: TableColumn[];
  counts: (number | null)[][];
}

/** What a release says of one year. The three tiers stand beside each other and are never added up. */
export interface ReleaseYear {
  release: number;
  year: number;
  waiting: boolean;
  thresholds: { p1: number; p2: number; p2_rounded_to: number };
  areas: TableArea[];
  p0: TierTable;
  p1: TierTable;
  p2: TierTable;
}

export const publicTiers = ['p1', 'p0'] as const;
export type PublicTier = (typeof publicTiers)[number];

export interface ReleaseItemProperties {
  tier: string;
  municipality_code: string | null;
  place: number | null;
  /** A month, or a day of what is public already. */
  period: string;
  category: string | null;
  count: number;
  name_sq?: string;
  name_sr_latn?: string;
  name_sr_cyrl?: string;
  name_en?: string;
}

export type ReleaseItem = Feature<Point, ReleaseItemProperties> & { id: number };

/** What an attack on a release recovered. */
export interface Finding {
  attack: string;
  what: string;
}

/** What the next release would be. */
export interface ReleasePreview {
  until: string;
  facts: { number: number; created_at: string; until: string; synthetic: boolean };
  rows: { points: number; cells: number };
  waiting: number[];
  years: number[];
  /** Incidents erased since the last release. */
  erased: number;
  findings: Finding[];
  refused: boolean;
}

export interface ReleaseDifference {
  from: number;
  to: number;
  points: { from: number; to: number };
  years: { year: number; state: 'new' | 'same' | 'changed' | 'gone'; said: string[] }[];
}
