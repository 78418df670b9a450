import type { AggregateRow } from '../api/types.ts';
import type { Measure } from '../state/view_state.ts';

/** How municipalities are coloured: class i holds values from `breaks[i]` up to the next break. */
export interface Choropleth {
  readonly breaks: readonly number[];
  /** Class of each municipality that has a value. */
  readonly classes: ReadonlyMap<string, number>;
}

export const choroplethClasses = 5;

export const valueOf = (row: AggregateRow, measure: Measure): number | undefined =>
  measure === 'count' ? row.count : row.rate_per_1000;

/**
 * Equal steps of a round size from nought up to the largest value: the same colour difference is the same
 * difference in number.
 */
export function choropleth(rows: readonly AggregateRow[], measure: Measure): Choropleth {
  const values = rows.flatMap((row) => {
    const value = valueOf(row, measure);
    return row.municipality && value !== undefined ? [[row.municipality, value] as const] : [];
  });
  const largest = Math.max(0, ...values.map(([, value]) => value));
  if (largest === 0) return { breaks: [], classes: new Map() };
  const step = roundStep(largest / choroplethClasses, measure === 'count' ? 1 : 0);
  const breaks = Array.from({ length: choroplethClasses }, (_, index) => roundOff(index * step));
  const classOf = (value: number) => Math.min(choroplethClasses - 1, Math.floor(value / step + 1e-9));
  return {
    breaks: breaks.filter((from) => from <= largest),
    classes: new Map(values.map(([code, value]) => [code, classOf(value)])),
  };
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is at least `size`, and at least `smallest`. */
function roundStep(size: number, smallest: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 2.5, 5, 10].map((digit) => digit * magnitude).find((candidate) => candidate >= size - 1e-12);
  return Math.max(step ?? size, smallest);
}

const roundOff = (value: number) => Number(value.toPrecision(6));
