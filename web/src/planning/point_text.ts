import type { Coverage } from '../api/coverage_types.ts';
import type { PlanPoint } from '../api/plan_types.ts';
import type { RegisterContext } from '../register_context.ts';
import type { PlanDesk } from './plan_desk.ts';

/** What the server says of a point; null while it has not yet said anything of it where it is now. */
export function coverageOf({ coverage: { shown } }: PlanDesk, point: PlanPoint): Coverage['points'][number] | null {
  return shown?.coverage.points[shown.plan.points.indexOf(point)] ?? null;
}

/** Both names of the municipality that a point lies in. */
export function municipalityOf(context: RegisterContext, desk: PlanDesk, point: PlanPoint): string {
  const code = point.municipality_code ?? coverageOf(desk, point)?.municipality_code;
  return code ? context.municipalityNames(code) : '';
}

/** `3: Bridge, Mitrovicë e Veriut / Severna Mitrovica`. */
export function pointText(context: RegisterContext, desk: PlanDesk, point: PlanPoint, index: number): string {
  return `${index + 1}: ${[point.name, municipalityOf(context, desk, point)].filter(Boolean).join(', ')}`;
}
