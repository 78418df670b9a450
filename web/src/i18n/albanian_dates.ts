/**
 * Dates in Albanian. Browsers come with the calendars of few languages, and this is rarely one of them: `Intl`
 * would answer in English without saying so.
 */
const months = [
  'janar', 'shkurt', 'mars', 'prill', 'maj', 'qershor', 'korrik', 'gusht', 'shtator', 'tetor', 'nëntor', 'dhjetor',
];
const days = ['e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë', 'e diel'];
const shortDays = ['Hën', 'Mar', 'Mër', 'Enj', 'Pre', 'Sht', 'Die'];

/** The parts of an instant on the wall clock of a zone, as numbers are written in ISO dates. */
export function albanianDate(instant: Date, zone: string, shape: 'date' | 'time' | 'seconds' | 'month' | 'short-month' | 'year'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)!.value;
  const month = months[Number(part('month')) - 1]!;
  const date = `${part('day')} ${month} ${part('year')}`;
  switch (shape) {
    case 'year':
      return part('year');
    case 'short-month':
      return `${month.slice(0, 3)} ${part('year')}`;
    case 'month':
      return `${month} ${part('year')}`;
    case 'date':
      return date;
    case 'time':
      return `${date}, ${part('hour')}:${part('minute')}`;
    case 'seconds':
      return `${date}, ${part('hour')}:${part('minute')}:${part('second')}`;
  }
}

/** Monday is 0. */
export const albanianWeekday = (index: number, width: 'short' | 'long') => (width === 'short' ? shortDays : days)[index]!;

/** A locale that writes numbers as Albanian does (1 234,5) and that every browser knows. */
export const albanianNumbers = 'nb';
