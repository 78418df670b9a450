/** The four numbers of a rectangle in degrees, WGS 84. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/**
 * The one filter, as the server knows it (core/incident_query). The browser only reads it from a URL and writes
 * it back; which incidents it means is decided by the server alone. Empty lists and nulls are no condition.
 */
export interface IncidentQuery {
  readonly bbox: BoundingBox | null;
  /** Both ends included; a date (`2023-05-29`), an instant (`…Z`), or '' for an open end. */
  readonly datetime: { readonly from: string; readonly to: string } | null;
  /** From `first` (included) to `last` (excluded), over midnight when `first` ≥ `last`. */
  readonly hours: { readonly first: number; readonly last: number } | null;
  readonly weekdays: readonly Weekday[];
  readonly municipality: readonly string[];
  readonly place: readonly string[];
  readonly category: readonly string[];
  readonly source: readonly string[];
  readonly severity: { readonly least: number; readonly most: number } | null;
  readonly stage: readonly string[];
  readonly text: string;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export const severities = [1, 2, 3, 4, 5] as const;

/** The server's order, which is also that of the canonical text. */
export const queryParameters = [
  'bbox', 'datetime', 'hours', 'weekdays', 'municipality', 'place', 'category', 'source', 'severity', 'stage', 'text',
] as const;
export type QueryParameter = (typeof queryParameters)[number];

export const emptyQuery: IncidentQuery = {
  bbox: null,
  datetime: null,
  hours: null,
  weekdays: [],
  municipality: [],
  place: [],
  category: [],
  source: [],
  severity: null,
  stage: [],
  text: '',
};

/** What was read, and the parameters that could not be. */
export interface ReadQuery {
  readonly query: IncidentQuery;
  readonly malformed: readonly QueryParameter[];
}

export function readQuery(parameters: URLSearchParams): ReadQuery {
  const malformed: QueryParameter[] = [];
  const take = <T>(name: QueryParameter, read: (text: string) => T | undefined, otherwise: T): T => {
    const text = parameters.get(name);
    if (text === null || text === '') return otherwise;
    const value = read(text);
    if (value === undefined) malformed.push(name);
    return value ?? otherwise;
  };
  const query: IncidentQuery = {
    bbox: take('bbox', readBoundingBox, null),
    datetime: take('datetime', readDatetime, null),
    hours: take('hours', readHours, null),
    weekdays: take('weekdays', readWeekdays, []),
    municipality: take('municipality', readCodes, []),
    place: take('place', readCodes, []),
    category: take('category', readCodes, []),
    source: take('source', readCodes, []),
    severity: take('severity', readSeverity, null),
    stage: take('stage', readCodes, []),
    text: take('text', (text) => text.trim(), ''),
  };
  return { query, malformed };
}

/** The parameters that are set, in canonical order. */
export function writeQuery(query: IncidentQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const put = (name: QueryParameter, value: string) => {
    if (value) parameters.set(name, value);
  };
  if (query.bbox) put('bbox', query.bbox.join(','));
  if (query.datetime) put('datetime', `${query.datetime.from || '..'}/${query.datetime.to || '..'}`);
  if (query.hours) put('hours', `${query.hours.first}-${query.hours.last}`);
  put('weekdays', weekdays.filter((day) => query.weekdays.includes(day)).join(','));
  put('municipality', sorted(query.municipality));
  put('place', sorted(query.place));
  put('category', sorted(query.category));
  put('source', sorted(query.source));
  if (query.severity) put('severity', `${query.severity.least}-${query.severity.most}`);
  put('stage', sorted(query.stage));
  put('text', query.text);
  return parameters;
}

/** `query` without one of its conditions. */
export function without(query: IncidentQuery, name: QueryParameter): IncidentQuery {
  return { ...query, [name]: emptyQuery[name] };
}

export function isEmpty(query: IncidentQuery): boolean {
  return writeQuery(query).toString() === '';
}

const sorted = (codes: readonly string[]) => [...new Set(codes)].sort().join(',');

function readCodes(text: string): string[] | undefined {
  const codes = text.split(',').map((code) => code.trim());
  return codes.every((code) => code !== '') ? codes : undefined;
}

function readBoundingBox(text: string): BoundingBox | undefined {
  const [west, south, east, north, ...rest] = text.split(',').map((part) => (part.trim() ? Number(part) : NaN));
  if (rest.length || ![west, south, east, north].every(Number.isFinite)) return undefined;
  return west! <= east! && south! <= north! ? [west!, south!, east!, north!] : undefined;
}

const dateOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function readDatetime(text: string): IncidentQuery['datetime'] | undefined {
  const [from, to = from, ...rest] = text.split('/').map((end) => (end === '..' ? '' : end.trim()));
  if (rest.length || (!from && !to)) return undefined;
  return [from!, to!].every((end) => end === '' || dateOrInstant.test(end)) ? { from: from!, to: to! } : undefined;
}

function readHours(text: string): IncidentQuery['hours'] | undefined {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2]) || 24;
  return first <= 23 && last <= 24 && first !== last ? { first, last } : undefined;
}

function readWeekdays(text: string): Weekday[] | undefined {
  const days = text.toLowerCase().split(',').map((day) => day.trim());
  return days.every((day) => (weekdays as readonly string[]).includes(day)) ? (days as Weekday[]) : undefined;
}

function readSeverity(text: string): IncidentQuery['severity'] | undefined {
  const match = /^([1-5])(?:-([1-5]))?$/.exec(text);
  if (!match) return undefined;
  const least = Number(match[1]);
  const most = Number(match[2] ?? match[1]);
  return least <= most ? { least, most } : undefined;
}
