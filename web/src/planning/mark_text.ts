import type { RegisterContext } from '../register_context.ts';
import type { Mark } from './marks.ts';
import type { PlanDesk } from './plan_desk.ts';
import type { Position } from './plan_edits.ts';

const stepM = 100;

/** Near which settlement a place is, `Zveçan/Zvečan +900 m`; its coordinates while nobody knows. */
export function placeText(context: RegisterContext, desk: PlanDesk, { lon, lat }: Position): string {
  const nearest = desk.whereabouts.of({ lon, lat })?.nearest_place;
  if (!nearest) return `${lat}, ${lon}`;
  const away = Math.round(nearest.distance_m / stepM) * stepM;
  return `${context.bothNames(nearest.name)}${away ? ` +${context.format.distance(away)}` : ''}`;
}

/** Both names of the municipality that a place lies in. */
export function placeMunicipality(context: RegisterContext, desk: PlanDesk, at: Position): string {
  const code = desk.whereabouts.of(at)?.municipality_code;
  return code ? context.municipalityNames(code) : '';
}

/** `Forbidden place 2`. */
export const markName = ({ messages }: RegisterContext, { kind, index }: Mark): string =>
  `${messages.ofCode('plan_mark', kind)} ${index + 1}`;

/** `Forbidden place 2: Zveçan/Zvečan +900 m, Zveçan/Zvečan`. */
export function markText(context: RegisterContext, desk: PlanDesk, mark: Mark, at: Position): string {
  return `${markName(context, mark)}: ${[placeText(context, desk, at), placeMunicipality(context, desk, at)].filter(Boolean).join(', ')}`;
}
