import { describe, expect, it } from 'vitest';

import { Format } from '../src/i18n/format.ts';
import { preferredLanguage } from '../src/i18n/language.ts';
import { bothNames, otherName } from '../src/i18n/names.ts';
import { dateOf } from '../src/state/date_of.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const name = { sq: 'Zveçan', 'sr-Latn': 'Zvečan', 'sr-Cyrl': 'Звечан', en: 'Zvečan' };

describe('formats', () => {
  it('write an instant on the clock of the register, in each language', () => {
    const instant = '2023-05-29T19:10:00Z';
    expect(plain(new Format('en').time(instant))).toBe('29 May 2023, 21:10');
    expect(plain(new Format('sq').time(instant))).toBe('29 maj 2023, 21:10');
    expect(plain(new Format('sr-Latn').time(instant))).toMatch(/^29\. 5\. 2023\. 21[:.]10$/);
    expect(plain(new Format('sr-Cyrl').time(instant))).toMatch(/^29\. 5\. 2023\. 21[:.]10$/);
  });

  it('write the size of a file in the language’s own way', () => {
    expect(new Format('en').bytes(846)).toBe('846 B');
    expect(new Format('en').bytes(455_863)).toBe('456 kB');
    expect(new Format('sr-Latn').bytes(1_749_161)).toBe('1,75 MB');
  });

  it('say no more of a time than is known', () => {
    expect(new Format('en').time('2023-04-30T22:00:00Z', 'day')).toBe('1 May 2023');
    expect(new Format('en').time('2023-04-30T22:00:00Z', 'month')).toBe('May 2023');
    expect(new Format('sq').time('2023-04-30T22:00:00Z', 'month')).toBe('maj 2023');
    expect(new Format('en').time('2022-12-31T23:00:00Z', 'year')).toBe('2023');
  });

  it('write numbers in the reader’s way', () => {
    expect(new Format('en').count(1234567)).toBe('1,234,567');
    expect(new Format('sr-Latn').count(1234567)).toBe('1.234.567');
    expect(plain(new Format('sq').count(1234567))).toBe('1 234 567');
    expect(new Format('sq').rate(1.5)).toBe('1,50');
    expect(new Format('en').density(0.123456)).toBe('0.123');
    expect(new Format('sr-Cyrl').percent(0.1234)).toBe('12,3%');
  });

  it('choose the unit by size', () => {
    expect(new Format('en').distance(750)).toBe('750 m');
    expect(new Format('sq').distance(1500)).toBe('1,5 km');
    expect(new Format('en').seconds(12.2)).toBe('13 s');
    expect(new Format('en').seconds(600)).toBe('10 min');
  });

  it('name the days from Monday', () => {
    expect([0, 6].map((day) => new Format('en').weekday(day))).toEqual(['Mon', 'Sun']);
    expect([0, 6].map((day) => new Format('sq').weekday(day, 'long'))).toEqual(['e hënë', 'e diel']);
    expect(new Format('sr-Cyrl').weekday(1, 'long')).toBe('уторак');
  });

  it('find the calendar day of an instant in Belgrade', () => {
    expect(dateOf('2022-12-31T23:00:00Z')).toBe('2023-01-01');
    expect(dateOf('2023-07-01')).toBe('2023-07-01');
    expect(dateOf('')).toBe('');
  });
});

describe('names', () => {
  it('always come as a pair, the reader’s own first', () => {
    expect(bothNames(name, 'sq')).toBe('Zveçan / Zvečan');
    expect(bothNames(name, 'sr-Latn')).toBe('Zvečan / Zveçan');
    expect(bothNames(name, 'sr-Cyrl')).toBe('Звечан / Zveçan');
    expect(bothNames(name, 'en')).toBe('Zveçan / Zvečan');
    expect(otherName(name, 'sq')).toBe('Zvečan');
  });

  it('come once where both are the same', () => {
    expect(bothNames({ ...name, sq: 'Zubin Potok', 'sr-Latn': 'Zubin Potok' }, 'sq')).toBe('Zubin Potok');
  });
});

describe('the language', () => {
  it('is the one chosen before, else the browser’s, else English', () => {
    expect(preferredLanguage(['de', 'sr-RS'], null)).toBe('sr-Latn');
    expect(preferredLanguage(['sr-Cyrl-RS'], null)).toBe('sr-Cyrl');
    expect(preferredLanguage(['sq-XK'], 'sr-Cyrl')).toBe('sr-Cyrl');
    expect(preferredLanguage(['fr'], 'nonsense')).toBe('en');
  });
});
