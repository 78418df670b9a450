import { describe, expect, it } from 'vitest';

import { emptyQuery, isEmpty, readQuery, without, writeQuery, type IncidentQuery } from '../src/state/incident_query.ts';

const read = (text: string) => readQuery(new URLSearchParams(text));

const full: IncidentQuery = {
  bbox: [20.4, 42.8, 20.9, 43.2],
  datetime: { from: '2023-05-29', to: '' },
  hours: { first: 22, last: 5 },
  weekdays: ['fri', 'sat'],
  municipality: ['30', '38', 'none'],
  place: ['12'],
  category: ['assault', 'theft'],
  source: ['police'],
  severity: { least: 3, most: 5 },
  stage: ['closed'],
  text: 'Зв & č=?',
};

describe('the incident query in the address', () => {
  it('comes back from its own text with every condition set', () => {
    expect(read(writeQuery(full).toString())).toEqual({ query: full, malformed: [] });
  });

  it('is nothing when there is no condition', () => {
    expect(writeQuery(emptyQuery).toString()).toBe('');
    expect(read('').query).toEqual(emptyQuery);
    expect(isEmpty(emptyQuery)).toBe(true);
  });

  it('writes the parameters in the server’s order and lists sorted, once each', () => {
    const text = writeQuery({ ...emptyQuery, text: 'a', category: ['b', 'a', 'b'], weekdays: ['sun', 'mon'] }).toString();
    expect(text).toBe('weekdays=mon%2Csun&category=a%2Cb&text=a');
  });

  it('reads the server’s canonical instants and open ends', () => {
    expect(read('datetime=2022-12-31T23:00:00Z/..').query.datetime).toEqual({ from: '2022-12-31T23:00:00Z', to: '' });
    expect(read('datetime=2023-05-29').query.datetime).toEqual({ from: '2023-05-29', to: '2023-05-29' });
  });

  it.each([
    'bbox=1,2,3', 'bbox=3,0,1,1', 'bbox=a,b,c,d', 'datetime=../..', 'datetime=yesterday', 'hours=25-3', 'hours=5-5',
    'weekdays=someday', 'severity=0-9', 'severity=5-3', 'category=,',
  ])('leaves out and names what it cannot read: %s', (text) => {
    expect(read(text)).toEqual({ query: emptyQuery, malformed: [text.split('=')[0]] });
  });

  it('does not take what belongs to others', () => {
    expect(read('bandwidth_m=500&unknown=1')).toEqual({ query: emptyQuery, malformed: [] });
  });

  it('reads midnight as the end of the day, as the server does', () => {
    expect(read('hours=22-0').query.hours).toEqual({ first: 22, last: 24 });
  });

  it('loses exactly one condition at a time', () => {
    expect(without(full, 'hours')).toEqual({ ...full, hours: null });
  });
});
