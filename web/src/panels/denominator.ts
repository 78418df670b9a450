import type { AggregateRow, Population } from '../api/types.ts';
import type { Context } from '../context.ts';

/** "census 2011", "estimate 2014". */
export function populationText(context: Context, population: Population): string {
  const kind = context.messages.ofCode('population', population.kind, context.text('population.figure'));
  return `${kind} ${population.year}`;
}

/** The population figures that the rates divide by, each said once. */
export function denominatorText(context: Context, rows: readonly AggregateRow[]): string {
  const figures = rows.flatMap((row) => (row.denominator ? [populationText(context, row.denominator)] : []));
  const list = [...new Set(figures)].sort().join(', ');
  return list && context.text('rate.denominator', { list });
}
