import type {
  CircleLayerSpecification, ExpressionSpecification, SymbolLayerSpecification, VectorSourceSpecification,
} from 'maplibre-gl';

import type { VectorTileJson } from '../api/types.ts';
import { numberLocale } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import type { Palette } from '../map/palette.ts';
import { pinned } from './pinned_tiles.ts';

/** From here on incidents are drawn over the heat map; where there is none, at every zoom. */
const zoomOverHeat = 13;

/** Clusters of fewer are told apart from single incidents by their size alone. */
const leastWritten = 10;

const isCluster: ExpressionSpecification = ['has', 'count'];
const count: ExpressionSpecification = ['to-number', ['get', 'count']];

export function incidentSource(tileJson: VectorTileJson): VectorSourceSpecification {
  return {
    type: 'vector',
    tiles: tileJson.tiles.map((url) => pinned(url, tileJson.revision)),
    minzoom: tileJson.minzoom,
    maxzoom: tileJson.maxzoom,
  };
}

export const incidentLayers = (source: string, overHeat: boolean, palette: Palette, language: Language) =>
  pointLayers({ source, 'source-layer': 'incidents', minzoom: overHeat ? zoomOverHeat : 0 }, palette, language);

/** Incidents as points; many close together as one circle, the larger the more, with their number. */
export function pointLayers(
  where: { source: string; 'source-layer': string; minzoom: number }, palette: Palette, language: Language,
): [CircleLayerSpecification, SymbolLayerSpecification] {
  const { source } = where;
  const clusterRadius: ExpressionSpecification = ['interpolate', ['linear'], ['log10', count], 0.3, 4.5, 1, 8, 2, 10, 3, 12.5, 5, 17];
  const radius = (single: number): ExpressionSpecification => ['case', isCluster, clusterRadius, single];
  return [
    {
      id: source,
      type: 'circle',
      ...where,
      layout: { 'circle-sort-key': ['case', isCluster, count, 1] },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, radius(2.5), 13, radius(3.5), 16, radius(6.5)],
        'circle-color': palette.point,
        'circle-opacity': 1,
        'circle-stroke-color': palette.pointEdge,
        'circle-stroke-opacity': 1,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: `${source}-counts`,
      type: 'symbol',
      ...where,
      filter: ['>=', ['to-number', ['get', 'count'], 0], leastWritten],
      layout: {
        'text-field': ['number-format', count, { locale: numberLocale(language) }],
        'text-font': ['Noto Sans Variable'],
        'text-size': ['interpolate', ['linear'], ['log10', count], 1, 10, 5, 13],
        'text-padding': 0,
        // Where there is no room for all, the largest are said.
        'symbol-sort-key': ['-', count],
      },
      paint: { 'text-color': palette.pointEdge, 'text-halo-color': palette.point, 'text-halo-width': 2, 'text-opacity': 1 },
    },
  ];
}
