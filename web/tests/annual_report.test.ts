import { describe, expect, it } from 'vitest';

import { annualReportUrl } from '../src/api/response_routes.ts';
import { yearsOf } from '../src/responses/report_years.ts';

describe('the annual report', () => {
  it('is asked for by the register’s name, whatever it holds', () => {
    expect(annualReportUrl('ngo', 2021, 'pdf', 'sr-Cyrl')).toBe('/api/registers/ngo/annual-report?year=2021&lang=sr-Cyrl&f=pdf');
    expect(annualReportUrl('policija & ngo/1', 2021, 'html', 'sq')).toMatch(/^\/api\/registers\/policija%20%26%20ngo%2F1\/annual-report\?/);
  });

  it('is offered for the years of the register by the clock there, the latest first', () => {
    expect(yearsOf(['2019-12-31T23:30:00Z', '2021-12-31T22:30:00Z'])).toEqual([2021, 2020]);
    expect(yearsOf(['2021-12-31T23:30:00Z', '2021-12-31T23:30:00Z'])).toEqual([2022]);
    expect(yearsOf(null)).toEqual([]);
  });
});
