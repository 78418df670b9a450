import { describe, expect, it } from 'vitest';

import type { TableColumn } from '../src/api/release_types.ts';
import { periodsOf } from '../src/releases/count_table.ts';
import { lastDayOf } from '../src/releases/release_names.ts';

const column = (key: string, by: TableColumn['by'], part_of: number): TableColumn => ({ key, by, part_of, name: null });

describe('the periods of a published table', () => {
  it('are the year and its months, where there are months', () => {
    const columns = [column('2023', 'total', 0), column('2023-Q1', 'period', 0), column('2023-01', 'period', 1),
      column('2023-02', 'period', 1), column('undated', 'period', 0), column('group:property', 'category', 0), column('theft', 'category', 5)];
    expect(periodsOf(columns).map((index) => columns[index]!.key)).toEqual(['2023', '2023-01', '2023-02', 'undated']);
  });

  it('are the year and its quarters, where there are none', () => {
    const columns = [column('2023', 'total', 0), column('2023-Q1', 'period', 0), column('2023-Q2', 'period', 0)];
    expect(periodsOf(columns)).toEqual([0, 1, 2]);
  });
});

describe('the last day of a release', () => {
  it.each([['2026-11-01', '2026-10-31'], ['2024-03-01', '2024-02-29'], ['2027-01-01', '2026-12-31']])('before %s is %s', (until, last) => {
    expect(lastDayOf(until)).toBe(last);
  });
});
