import type { FeatureCollection, Point } from 'geojson';

import type { Need } from './plan_types.ts';

interface Covered {
  demand: number;
  covered: number;
}

export interface Coverage {
  revision: number;
  synthetic: boolean;
  incidents: number;
  demand: number;
  covered: number;
  share: number;
  by_municipality: (Covered & { code: string | null })[];
  by_category: (Covered & { code: string })[];
  by_hour: (Covered & { hour: number | null })[];
  by_shift: (Covered & { shift: number })[];
  largest_uncovered: { code: string; share: number } | null;
  /** In the plan's order; `only_this` is what nobody else covers. */
  points: { covers: number; only_this: number; access: string; municipality_code?: string | null }[];
  needs: (Covered & Need)[];
  cells?: FeatureCollection<Point, { demand: number; covered: boolean }>;
  comparison: { both: number; only_first: number; only_second: number; neither: number } | null;
}
