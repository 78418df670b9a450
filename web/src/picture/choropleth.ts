import type { Aggregate, AggregateRow, Classes } from '../api/types.ts';
import type { Measure } from '../state/view_state.ts';

const member = { count: 'count', rate: 'rate_per_1000' } as const satisfies Record<Measure, string>;

/** The server's classes of a measure, from light to dark. */
export const classesOf = (counts: Aggregate, measure: Measure): Classes | undefined => counts.classes?.[member[measure]];

/** Which of them a municipality is in; null for one without a value. */
export const shadeOf = (row: AggregateRow, measure: Measure): number | null =>
  (row.municipality ? row.classes?.[member[measure]] : null) ?? null;
