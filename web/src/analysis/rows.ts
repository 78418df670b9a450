import type { Cell, Mark, Result } from '../api/analysis_types.ts';

/** By which column a table is sorted, and which way. Null: as it opens. */
export interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** As a table opens: the significant first, otherwise as the server says them. */
export function openingRows({ table, marks }: Result): number[] {
  const significant = new Set(marks.features.filter(({ properties }) => properties.significant).map(({ properties }) => properties.row));
  const all = table.rows.map((_, row) => row);
  return [...all.filter((row) => significant.has(row)), ...all.filter((row) => !significant.has(row))];
}

/** The indices of rows in order. What has no value is last either way; equal ones stay as they open. */
export function orderedRows(result: Result, order: Order | null, language: string): number[] {
  const opening = openingRows(result);
  if (!order) return opening;
  const collator = new Intl.Collator(language, { numeric: true });
  const cell = (row: number): Cell => result.table.rows[row]![order.column] ?? null;
  return opening.sort((a, b) => {
    const [left, right] = [cell(a), cell(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const by = typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
    return order.descending ? -by : by;
  });
}

/** Where a mark lies: west, south, east, north. */
export function boxOf({ geometry }: Mark): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number') return part.forEach(walk);
    [box[0], box[1], box[2], box[3]] = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  };
  if (geometry.type === 'GeometryCollection') geometry.geometries.forEach((one) => walk((one as { coordinates: unknown }).coordinates));
  else walk(geometry.coordinates);
  return box;
}
