interface Ratio {
  rate_ratio: number | null;
  low: number | null;
  high: number | null;
}

/** Incidents before and after, where patrols stand, around, and elsewhere in the same municipalities. */
export interface Evaluation {
  areas: (Ratio & { area: string; before: number; after: number; p: number })[];
  wdd: { value: number; low: number; high: number; p: number };
  difference_in_differences: Ratio | null;
  wdq: number | null;
  caveats: string[];
}
