import { languages, type Language } from '../i18n/language.ts';

/** Where the map looks: degrees, and MapLibre's zoom. */
export interface MapPosition {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export const layerNames = ['heat', 'municipalities', 'incidents', 'patrol'] as const;
export type LayerName = (typeof layerNames)[number];

/** What is open: one's own map, releases as the public sees them, and what some have besides. */
export const pages = ['map', 'public', 'releases', 'audit'] as const;
export type Page = (typeof pages)[number];

/** The tables of a release. */
export const releaseTables = ['months', 'categories', 'confidential', 'places'] as const;
export type ReleaseTable = (typeof releaseTables)[number];

export const tabs = ['municipalities', 'incidents', 'analysis', 'responses', 'patrol', 'planning', 'imports'] as const;
export type Tab = (typeof tabs)[number];

/** On a narrow screen one of these covers the lower half of the map. */
export const sheets = ['map', 'filters', 'time', 'data'] as const;
export type Sheet = (typeof sheets)[number];

export const measures = ['count', 'rate'] as const;
export type Measure = (typeof measures)[number];

export const periods = ['month', 'week'] as const;
export type Period = (typeof periods)[number];

/** What is looked at and how, apart from which incidents: the part of the URL after `#`. */
export interface ViewState {
  /** Null: the opening view, the four northern municipalities. */
  readonly position: MapPosition | null;
  /** Null: what this browser used last, else its own language. */
  readonly language: Language | null;
  readonly layers: readonly LayerName[];
  readonly measure: Measure;
  readonly period: Period;
  readonly tab: Tab;
  readonly sheet: Sheet;
  /** The filter's bbox follows the map. */
  readonly follow: boolean;
  /** The incident that is open. */
  readonly incident: number | null;
  /** The method of analysis that the form offers; null: that of the open result, else the first. */
  readonly method: string | null;
  /** The result of an analysis that is open, and the one that is pinned beside it. */
  readonly result: string | null;
  readonly pinned: string | null;
  /** The patrol plan that is open. */
  readonly plan: string | null;
  readonly page: Page;
  /** Null: the newest release. */
  readonly release: number | null;
  /** Of the release; null: all of its years. */
  readonly year: number | null;
  readonly table: ReleaseTable;
}

export const defaultView: ViewState = {
  position: null,
  language: null,
  layers: ['heat', 'incidents'],
  measure: 'count',
  period: 'month',
  tab: 'municipalities',
  sheet: 'map',
  follow: false,
  incident: null,
  method: null,
  result: null,
  pinned: null,
  plan: null,
  page: 'map',
  release: null,
  year: null,
  table: 'months',
};

export function readView(hash: string): ViewState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === parameters.get(name)) ?? otherwise;
  const layers = parameters.get('layers');
  const number = (name: string): number | null => {
    const value = Number(parameters.get(name));
    return Number.isSafeInteger(value) && value > 0 ? value : null;
  };
  const id = (name: string): string | null => {
    const value = parameters.get(name) ?? '';
    return /^[\w-]{1,64}$/.test(value) ? value : null;
  };
  return {
    position: readPosition(parameters.get('map')),
    language: languages.find((language) => language === parameters.get('lang')) ?? null,
    layers: layers === null ? defaultView.layers : layerNames.filter((name) => layers.split(',').includes(name)),
    measure: one('measure', measures, defaultView.measure),
    period: one('period', periods, defaultView.period),
    tab: one('tab', tabs, defaultView.tab),
    sheet: one('sheet', sheets, defaultView.sheet),
    follow: parameters.get('follow') === '1',
    incident: number('incident'),
    method: id('method'),
    result: id('result'),
    pinned: id('pinned'),
    plan: id('plan'),
    page: one('page', pages, defaultView.page),
    release: number('release'),
    year: number('year'),
    table: one('table', releaseTables, defaultView.table),
  };
}

/** Only what differs from the defaults. `/` and `,` stay readable. */
export function writeView(view: ViewState): string {
  const parts: string[] = [];
  const put = (name: string, value: string | null, otherwise: string | null) => {
    if (value !== null && value !== otherwise) parts.push(`${name}=${value}`);
  };
  const { position } = view;
  if (position) put('map', [position.zoom.toFixed(2), position.lat.toFixed(5), position.lon.toFixed(5)].join('/'), null);
  put('lang', view.language, null);
  put('layers', view.layers.join(','), defaultView.layers.join(','));
  put('measure', view.measure, defaultView.measure);
  put('period', view.period, defaultView.period);
  put('tab', view.tab, defaultView.tab);
  put('sheet', view.sheet, defaultView.sheet);
  put('follow', view.follow ? '1' : '0', '0');
  const putNumber = (name: string, value: number | null) => put(name, value === null ? null : String(value), null);
  putNumber('incident', view.incident);
  put('method', view.method, defaultView.method);
  put('result', view.result, defaultView.result);
  put('pinned', view.pinned, defaultView.pinned);
  put('plan', view.plan, defaultView.plan);
  put('page', view.page, defaultView.page);
  putNumber('release', view.release);
  putNumber('year', view.year);
  put('table', view.table, defaultView.table);
  return parts.join('&');
}

function readPosition(text: string | null): MapPosition | null {
  const [zoom, lat, lon, ...rest] = (text ?? '').split('/').map((part) => (part ? Number(part) : NaN));
  if (rest.length || ![zoom, lat, lon].every(Number.isFinite)) return null;
  if (Math.abs(lat!) > 85 || Math.abs(lon!) > 180 || zoom! < 0 || zoom! > 24) return null;
  return { zoom: zoom!, lat: lat!, lon: lon! };
}
