import { albanianDate, albanianNumbers, albanianWeekday } from './albanian_dates.ts';
import { localeOf, type Language } from './language.ts';

/** The wall clock of the register: hours and weekdays mean this zone everywhere. */
export const timeZone = 'Europe/Belgrade';

/** How much of a time is written. */
type DateShape = Parameters<typeof albanianDate>[2];

const shapeOfPrecision: Record<string, DateShape> = {
  second: 'seconds', minute: 'time', hour: 'time', day: 'date', month: 'month', quarter: 'month', year: 'year',
};

const options: Record<DateShape, Intl.DateTimeFormatOptions> = {
  seconds: { dateStyle: 'medium', timeStyle: 'medium' },
  time: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  month: { year: 'numeric', month: 'long' },
  'short-month': { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
};

/** The locale whose way of writing numbers is this language's. */
export const numberLocale = (language: Language) => (language === 'sq' ? albanianNumbers : localeOf(language));

/** Numbers, dates and durations in one language. Formats only; no arithmetic on incidents. */
export class Format {
  readonly #numbers: string;
  readonly #whole: Intl.NumberFormat;
  readonly #significant: Intl.NumberFormat;
  readonly #twoPlaces: Intl.NumberFormat;
  readonly #onePlace: Intl.NumberFormat;
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly language: Language) {
    const number = (shape: Intl.NumberFormatOptions) => new Intl.NumberFormat(this.#numbers, shape);
    this.#numbers = numberLocale(language);
    this.#whole = number({ maximumFractionDigits: 0 });
    this.#significant = number({ maximumSignificantDigits: 3 });
    this.#twoPlaces = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.#onePlace = number({ maximumFractionDigits: 1 });
  }

  count(value: number): string {
    return this.#whole.format(value);
  }

  /** Three significant digits: no density is known better. */
  density(value: number): string {
    return this.#significant.format(value);
  }

  rate(value: number): string {
    return this.#twoPlaces.format(value);
  }

  percent(share: number): string {
    return `${this.#onePlace.format(share * 100)}%`;
  }

  /** The size of a file. */
  bytes(value: number): string {
    if (value < 1e3) return `${this.count(value)} B`;
    return value < 1e6 ? `${this.#significant.format(value / 1e3)} kB` : `${this.#significant.format(value / 1e6)} MB`;
  }

  /** Metres below a kilometre, kilometres above. */
  distance(metres: number): string {
    return metres < 1000 ? `${this.#significant.format(metres)} m` : `${this.#significant.format(metres / 1000)} km`;
  }

  /** Seconds below a minute and a half, minutes above, rounded up. */
  seconds(value: number): string {
    return value < 90 ? `${this.count(Math.ceil(value))} s` : `${this.count(Math.ceil(value / 60))} min`;
  }

  /** No more of a time than is known of it. */
  time(instant: string, precision = 'minute'): string {
    return this.#date(new Date(instant), shapeOfPrecision[precision] ?? 'time', timeZone);
  }

  /** A calendar date such as `2023-05-29`, whatever the browser's own zone. */
  date(date: string): string {
    return this.#date(new Date(`${date.slice(0, 10)}T00:00:00Z`), 'date', 'UTC');
  }

  /** A date as exactly as it is known: `2023-05-29`, `2023-05`; a quarter or a year as it is written. */
  dateAsKnown(date: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return this.date(date);
    return /^\d{4}-\d{2}$/.test(date) ? this.month(date) : date;
  }

  /** `2023-05`. */
  month(month: string): string {
    return this.#date(new Date(`${month}-01T00:00:00Z`), 'short-month', 'UTC');
  }

  /** The name of a day; Monday is 0. */
  weekday(index: number, width: 'short' | 'long' = 'short'): string {
    if (this.language === 'sq') return albanianWeekday(index, width);
    // 1 January 2024 was a Monday.
    return this.#formatter(`weekday-${width}`, { weekday: width }, 'UTC').format(new Date(Date.UTC(2024, 0, 1 + index)));
  }

  #date(instant: Date, shape: DateShape, zone: string): string {
    if (this.language === 'sq') return albanianDate(instant, zone, shape);
    return this.#formatter(`${shape} ${zone}`, options[shape], zone).format(instant);
  }

  #formatter(key: string, shape: Intl.DateTimeFormatOptions, zone: string): Intl.DateTimeFormat {
    let format = this.#dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(localeOf(this.language), { ...shape, timeZone: zone });
      this.#dates.set(key, format);
    }
    return format;
  }
}
