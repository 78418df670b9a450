import type { Plan, PlanPoint } from '../api/plan_types.ts';

export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** A new plan over the incidents of a query. Nobody knows its seed beforehand. */
export function newPlan(query: string): Plan {
  return {
    title: '',
    note: '',
    query,
    demand: { weight: 'count', category_weights: {}, surface: 'incidents', cell_m: 250 },
    travel: { by: 'straight', reach_m: 800, reach_s: 300 },
    shifts: [],
    points: [],
    needs: [],
    stops: { dwell_least_min: 10, dwell_most_min: 16, every_min: 120, seed: crypto.getRandomValues(new Uint32Array(1))[0]! },
    proof: null,
  };
}

/** As exactly as anybody can point: about a metre. */
export const exactly = ({ lon, lat }: Position): Position => ({ lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) });

export function addPoint(plan: Plan, at: Position, name: string): Partial<Plan> {
  const point: PlanPoint = { name, ...exactly(at), kind: 'clicked', shifts: [], languages: [], fixed: false };
  return { points: [...plan.points, point] };
}

/** Where it lies now, and in which municipality, is for the server to say. */
export function movePoint(plan: Plan, index: number, to: Position): Partial<Plan> {
  const { municipality_code: _, ...point } = plan.points[index]!;
  return withPoint(plan, index, { ...point, ...exactly(to), kind: 'clicked' });
}

export const changePoint = (plan: Plan, index: number, change: Partial<PlanPoint>): Partial<Plan> =>
  withPoint(plan, index, { ...plan.points[index]!, ...change });

export const removePoint = (plan: Plan, index: number): Partial<Plan> =>
  ({ points: plan.points.filter((_, at) => at !== index) });

/** Points of a shift that is no more stand in the others, or in all. */
export function removeShift({ shifts, points }: Plan, index: number): Partial<Plan> {
  const moved = (shift: number) => (shift > index ? shift - 1 : shift);
  return {
    shifts: shifts.filter((_, at) => at !== index),
    points: points.map((point) => ({ ...point, shifts: point.shifts.filter((shift) => shift !== index).map(moved) })),
  };
}

const withPoint = (plan: Plan, index: number, point: PlanPoint): Partial<Plan> =>
  ({ points: plan.points.with(index, point) });

/** What says nothing about where anybody stands or what is covered. */
const words: readonly string[] = ['title', 'note', 'stops'];

/** A plan that was changed is no longer the one that was proved. */
export function changed(plan: Plan, change: Partial<Plan>): Plan {
  const isOther = Object.keys(change).some((name) => !words.includes(name));
  return { ...plan, ...(isOther ? { proof: null } : {}), ...change };
}
