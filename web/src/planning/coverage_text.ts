import type { Coverage } from '../api/coverage_types.ts';
import type { RegisterContext } from '../register_context.ts';

/** `73.8% covered: 600 of 812`. */
export function coverageText(context: RegisterContext, { share, covered, demand }: Coverage): string {
  return context.text('plan.coverage_text', {
    share: context.format.percent(share), covered: quantity(context, covered), demand: quantity(context, demand),
  });
}

/** A demand may be a count, a sum of weights, or parts of incidents whose hour is not known exactly. */
export function quantity({ format }: RegisterContext, value: number): string {
  return Number.isInteger(value) || value >= 100 ? format.count(value) : format.density(value);
}
