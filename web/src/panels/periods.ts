import type { Period } from '../state/view_state.ts';

const dayMs = 86_400_000;
const iso = (date: Date) => date.toISOString().slice(0, 10);

/** `2023-05` or, by ISO 8601, `2023-W21`: the period that a date (`2023-05-29`) is in. */
export function periodOf(date: string, period: Period): string {
  if (period === 'month') return date.slice(0, 7);
  const day = new Date(`${date}T00:00:00Z`);
  // The Thursday of a week is always in the week's own year.
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export function firstDay(key: string, period: Period): string {
  if (period === 'month') return `${key}-01`;
  const [year, week] = key.split('-W').map(Number);
  // 4 January is always in week 1.
  const fourth = new Date(Date.UTC(year!, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs;
  return iso(new Date(monday + (week! - 1) * 7 * dayMs));
}

export function lastDay(key: string, period: Period): string {
  const first = new Date(`${firstDay(key, period)}T00:00:00Z`);
  return period === 'month'
    ? iso(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)))
    : iso(new Date(first.getTime() + 6 * dayMs));
}

/** All periods from the first to the last of `keys`, those without incidents as well. */
export function everyPeriod(keys: readonly string[], period: Period): string[] {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: string[] = [];
  for (let key = first; key <= last; key = periodOf(dayAfter(lastDay(key, period)), period)) all.push(key);
  return all;
}

const dayAfter = (date: string) => iso(new Date(Date.parse(`${date}T00:00:00Z`) + dayMs));
