import type { BoundingBox } from '../state/incident_query.ts';

/** A position in the unit square of Web Mercator: x eastwards, y southwards. */
export function project(lon: number, lat: number): [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** The tiles of one zoom that cover a rectangle. */
export interface TileRange {
  readonly zoom: number;
  readonly west: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
}

/** The closest zoom at which a rectangle is covered by no more than `most` tiles a side. */
export function coveringTiles(box: BoundingBox, most: number): TileRange {
  const [left, top] = project(box[0], box[3]);
  const [right, bottom] = project(box[2], box[1]);
  const at = (zoom: number): TileRange => {
    const tile = (part: number) => Math.min(2 ** zoom - 1, Math.max(0, Math.floor(part * 2 ** zoom)));
    const [west, north] = [tile(left), tile(top)];
    return { zoom, west, north, columns: tile(right) - west + 1, rows: tile(bottom) - north + 1 };
  };
  let range = at(0);
  for (let zoom = 1; zoom <= 18; zoom++) {
    const closer = at(zoom);
    if (closer.columns > most || closer.rows > most) break;
    range = closer;
  }
  return range;
}
