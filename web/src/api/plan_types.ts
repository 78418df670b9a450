import type { Weekday } from '../state/incident_query.ts';

export const demandWeights = ['count', 'severity', 'category'] as const;
export type DemandWeight = (typeof demandWeights)[number];

export const demandSurfaces = ['incidents', 'heat'] as const;

export interface Demand {
  readonly weight: DemandWeight;
  readonly category_weights: Readonly<Record<string, number>>;
  readonly surface: (typeof demandSurfaces)[number];
  readonly cell_m: number;
}

/** How a patrol reaches an incident: so many metres in a straight line, or so many seconds on roads. */
export interface Travel {
  readonly by: 'straight' | 'roads';
  readonly reach_m: number;
  readonly reach_s: number;
}

/** Hours of the week; over midnight they belong to the day they begin on. No weekdays: every day. */
export interface Shift {
  readonly name: string;
  /** `22-5`, as in the incident query; '' is the whole day. */
  readonly hours: string;
  readonly weekdays: readonly Weekday[];
}

export const pointKinds = ['station', 'patrol_point', 'settlement', 'junction', 'grid', 'clicked'] as const;
export type PointKind = (typeof pointKinds)[number];

export interface PlanPoint {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** The server finds it where it is left out. */
  readonly municipality_code?: string | null;
  readonly kind: PointKind;
  /** Positions in the plan's shifts; none: all. */
  readonly shifts: readonly number[];
  /** BCP 47 tags of what is spoken there. */
  readonly languages: readonly string[];
  /** A proposal keeps it. */
  readonly fixed: boolean;
}

/** Incidents of the municipality are covered by who speaks the language. */
export interface Need {
  readonly municipality: string;
  readonly language: string;
}

export interface Stops {
  readonly dwell_least_min: number;
  readonly dwell_most_min: number;
  readonly every_min: number;
  readonly seed: number;
}

/** What the solver said of the points it proposed. */
export interface Proof {
  readonly problem: string;
  readonly status: string;
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly seconds: number;
}

export interface Plan {
  readonly title: string;
  readonly note: string;
  /** The canonical text of the incident query whose incidents are the demand. */
  readonly query: string;
  readonly demand: Demand;
  readonly travel: Travel;
  readonly shifts: readonly Shift[];
  readonly points: readonly PlanPoint[];
  readonly needs: readonly Need[];
  readonly stops: Stops;
  readonly proof: Proof | null;
}

export interface PlanVersion {
  version: number;
  author: string;
  made_at: string;
  why: string;
}

export interface PlanHead extends PlanVersion {
  id: string | number;
  title: string;
  points: number;
}

export interface StoredPlan extends PlanVersion {
  id: string | number;
  plan: Plan;
}
