import type { Coverage } from './coverage_types.ts';
import type { Plan } from './plan_types.ts';

export const problems = ['mclp', 'bacop', 'p_median', 'p_center', 'lscp'] as const;
export type ProblemKind = (typeof problems)[number];

export const candidateKinds = ['settlement', 'grid', 'station', 'patrol_point', 'junction'] as const;
export type CandidateKind = (typeof candidateKinds)[number];

interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** Where points may be. */
export interface Candidates {
  readonly kinds: readonly CandidateKind[];
  readonly grid_m: number;
  readonly municipalities: readonly string[];
  /** Wherever else; the municipalities do not matter to them. */
  readonly points: readonly Position[];
}

export interface ProposalRequest {
  plan: Plan;
  problem: ProblemKind;
  p: number;
  candidates: Candidates;
  /** No point is proposed near these. */
  forbidden: readonly Position[];
  at_least_one_in: readonly string[];
  max_uncovered_share: number | null;
  min_separation_m: number;
  shift: number | null;
  time_limit_s: number;
}

export interface Proposal {
  plan: Plan | null;
  coverage: Coverage | null;
  status: string;
  objective: number | null;
  bound: number | null;
  gap: number | null;
  seconds: number;
  /** Why there is none. */
  reason: string | null;
}

export interface Frontier {
  frontier: { points: number; covered: number; bound: number }[];
}
