import type { RegisterContext } from '../register_context.ts';

/** All municipalities with both names, those of the study area first. */
export function municipalityOptions(context: RegisterContext): (readonly [string, string])[] {
  const rank = ({ is_north, in_study_area }: { is_north: boolean; in_study_area: boolean }) => (is_north ? 0 : in_study_area ? 1 : 2);
  return [...context.meta.municipalities].sort((a, b) => rank(a) - rank(b)).map(({ code, name }) => [code, context.bothNames(name)] as const);
}
