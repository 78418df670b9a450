import type { Plan } from '../api/plan_types.ts';
import type { ProposalRequest } from '../api/proposal_types.ts';
import { readQuery } from '../state/incident_query.ts';

/** What a planner asks for, apart from the plan itself, whose own points compete with the candidates. */
export type ProposalWish = Omit<ProposalRequest, 'plan'>;

const nowhere: ProposalWish['forbidden'] = [];

/** Opens where the plan's incidents are; where it does not say, in `otherwise`. */
export function openingWish({ query }: Plan, otherwise: readonly string[]): ProposalWish {
  const named = readQuery(new URLSearchParams(query)).query.municipality.filter((code) => code !== 'none');
  return {
    problem: 'mclp', p: 20, candidates: { kinds: ['settlement', 'grid'], grid_m: 1000, municipalities: named.length ? named : otherwise, points: nowhere },
    forbidden: nowhere, at_least_one_in: [], max_uncovered_share: null, min_separation_m: 0, shift: null, time_limit_s: 20,
  };
}

/** A shift that is no more is not asked for. */
export const requestOf = (plan: Plan, wish: ProposalWish): ProposalRequest =>
  ({ ...wish, plan, shift: wish.shift !== null && wish.shift < plan.shifts.length ? wish.shift : null });
