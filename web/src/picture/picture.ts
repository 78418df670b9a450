import type { Client } from '../api/client.ts';
import type { Aggregate, HeatTileJson, VectorTileJson } from '../api/types.ts';
import { writeStyle, type HeatStyle } from '../state/heat_style.ts';
import { writeQuery, type IncidentQuery } from '../state/incident_query.ts';
import type { LayerName, Measure } from '../state/view_state.ts';

/** What the map is to show: which incidents, drawn how, in which layers, from a register at least this new. */
export interface Wish {
  readonly query: IncidentQuery;
  readonly style: HeatStyle;
  readonly layers: readonly LayerName[];
  readonly measure: Measure;
  readonly revision: number;
}

/** What the server said about a wish: everything of one query and one revision. Map and legend show only this. */
export interface Picture {
  readonly wish: Wish;
  readonly revision: number;
  readonly heat: HeatTileJson;
  /** When they are drawn. */
  readonly incidents: VectorTileJson | null;
  /** By municipality, when these are coloured. */
  readonly counts: Aggregate | null;
}

export const keyOf = ({ query, style, layers, measure }: Wish) =>
  [writeQuery(query), writeStyle(style), layers, measure].join(' ');

export const fulfils = (picture: Picture | null, wish: Wish) =>
  picture !== null && keyOf(picture.wish) === keyOf(wish) && picture.revision >= wish.revision;

/** How many incidents match, with those that have no place on the map. */
export const matched = ({ heat }: Picture) => heat.count + heat.ambiguous + heat.unlocated;

/** The register changed while a picture was made, so that its parts do not belong together. */
export class Outdated extends Error {}

export async function askFor(wish: Wish, client: Client, signal: AbortSignal): Promise<Picture> {
  const { query, style, layers } = wish;
  const [heat, incidents, counts] = await Promise.all([
    client.heat(query, style, signal),
    layers.includes('incidents') ? client.incidentTiles(query, signal) : null,
    layers.includes('municipalities') ? client.aggregate('municipality', query, signal) : null,
  ]);
  const { revision } = heat;
  if ([incidents, counts].some((part) => part && part.revision !== revision)) throw new Outdated();
  return { wish, revision, heat, incidents, counts };
}
