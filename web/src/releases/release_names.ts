import type { TableArea, TableColumn } from '../api/release_types.ts';
import type { Context } from '../context.ts';

/** An area of a release's tables, in the reader's language. */
export function areaName(context: Context, { code, name }: TableArea): string {
  if (code === 'north') return context.text('area.north');
  if (code === 'none') return context.text('municipality.none');
  return context.name(name ?? context.municipality(code)?.name) || code;
}

/** A column of a release's tables: a month, a quarter, a year, a group or a category. */
export function columnName(context: Context, { key, by, name }: TableColumn): string {
  if (by === 'category') return context.name(name) || context.categoryName(key);
  if (by === 'total') return key;
  if (key === 'undated') return context.text('release.undated');
  const quarter = /^\d{4}-Q(\d)$/.exec(key);
  return quarter ? context.text('release.quarter', { number: Number(quarter[1]) }) : context.format.month(key);
}

/** The day before `until`, which a release has incidents up to. */
export function lastDayOf(until: string): string {
  return new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
