import { describe, expect, it } from 'vitest';

import { everyPeriod, firstDay, lastDay, periodOf } from '../src/panels/periods.ts';

describe('periods of the time chart', () => {
  // From ISO 8601's own examples of year ends.
  it.each([['2004-12-31', '2004-W53'], ['2005-01-01', '2004-W53'], ['2007-12-31', '2008-W01'], ['2010-01-03', '2009-W53'], ['2023-05-29', '2023-W22']])(
    'puts %s into week %s', (date, week) => expect(periodOf(date, 'week')).toBe(week));

  it('knows the ends of months and weeks', () => {
    expect([firstDay('2024-02', 'month'), lastDay('2024-02', 'month')]).toEqual(['2024-02-01', '2024-02-29']);
    expect([firstDay('2009-W53', 'week'), lastDay('2009-W53', 'week')]).toEqual(['2009-12-28', '2010-01-03']);
  });

  it('fills the gaps, over the turn of a year', () => {
    expect(everyPeriod(['2023-11', '2024-02'], 'month')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(everyPeriod(['2020-W52', '2021-W01'], 'week')).toEqual(['2020-W52', '2020-W53', '2021-W01']);
    expect(everyPeriod([], 'week')).toEqual([]);
  });

  it('gives every week of ten years back from its own first and last day', () => {
    for (const week of everyPeriod(['2018-W01', '2027-W52'], 'week')) {
      expect(periodOf(firstDay(week, 'week'), 'week')).toBe(week);
      expect(periodOf(lastDay(week, 'week'), 'week')).toBe(week);
    }
  });
});
