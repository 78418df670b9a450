const yearAt = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Belgrade', year: 'numeric' });

/** The years that a register tells of, on the clock of Europe/Belgrade; the latest first. */
export function yearsOf(extent: readonly [string, string] | null): number[] {
  if (!extent) return [];
  const [first, last] = extent.map((instant) => Number(yearAt.format(new Date(instant)))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}
