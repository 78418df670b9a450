import { timeZone } from '../i18n/format.ts';

// Swedish writes dates as ISO does.
const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });

/** The calendar date, on the register's clock, of a date or an instant; '' of an open end. */
export function dateOf(end: string): string {
  return end.includes('T') ? inZone.format(new Date(end)) : end;
}
