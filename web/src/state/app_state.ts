import { readStyle, writeStyleChanges, type HeatStyle } from './heat_style.ts';
import { readQuery, writeQuery, type IncidentQuery, type QueryParameter } from './incident_query.ts';
import { readView, writeView, type ViewState } from './view_state.ts';

/** Everything a permalink holds: which incidents, drawn how, looked at where. */
export interface AppState {
  readonly query: IncidentQuery;
  readonly style: HeatStyle;
  readonly view: ViewState;
}

export interface ReadState {
  readonly state: AppState;
  readonly malformed: readonly QueryParameter[];
}

export function readState(url: URL): ReadState {
  const { query, malformed } = readQuery(url.searchParams);
  return { state: { query, style: readStyle(url.searchParams), view: readView(url.hash) }, malformed };
}

/** `/?<incident query>&<heat style>#<view>`, from the root of the site. */
export function writeState(state: AppState): string {
  const search = [writeQuery(state.query), writeStyleChanges(state.style)]
    .map((parameters) => parameters.toString())
    .filter(Boolean)
    .join('&')
    // These need no escaping in a query string, and people read and edit these addresses.
    .replace(/%2C/g, ',')
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':');
  const hash = writeView(state.view);
  return '/' + (search && `?${search}`) + (hash && `#${hash}`);
}
