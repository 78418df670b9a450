import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';

import type { Palette } from '../map/palette.ts';

export const marksSource = 'marks';

const isSignificant: ExpressionSpecification = ['to-boolean', ['get', 'significant']];
const colour: ExpressionSpecification = ['get', 'colour'];
const shaped = (kind: 'Polygon' | 'LineString' | 'Point'): ExpressionSpecification =>
  ['in', ['geometry-type'], ['literal', [kind, `Multi${kind}`]]];
const radius: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8, 4, 14, 8];

/** The layers below which names stay readable. */
export const belowNames = 'place-2';

/** A result's marks in the server's colours: areas, lines and points; the significant outlined, the pointed one ringed. */
export function markLayers({ label, halo, selection }: Palette, pointed: number | null): LayerSpecification[] {
  const isPointed: ExpressionSpecification = ['==', ['get', 'row'], pointed ?? -1];
  const layer = { source: marksSource } as const;
  const both = (...filters: ExpressionSpecification[]) => ['all', ...filters] as FilterSpecification;
  return [
    {
      id: 'mark-areas', type: 'fill', ...layer, filter: shaped('Polygon'),
      // Cells that meet show no seam.
      paint: { 'fill-color': colour, 'fill-opacity': ['case', isSignificant, 0.82, 0.4], 'fill-antialias': false },
    },
    {
      id: 'mark-outlines', type: 'line', ...layer, filter: both(shaped('Polygon'), isSignificant), layout: { 'line-join': 'round' },
      paint: { 'line-color': label, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 12, 1.6] },
    },
    {
      id: 'mark-lines', type: 'line', ...layer, filter: shaped('LineString'), layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': ['case', isSignificant, 3, 1.5] },
    },
    {
      id: 'mark-points', type: 'circle', ...layer, filter: shaped('Point'),
      paint: {
        'circle-color': colour,
        'circle-radius': radius,
        'circle-opacity': ['case', isSignificant, 1, 0.7],
        'circle-stroke-color': ['case', isSignificant, label, halo],
        'circle-stroke-width': ['case', isSignificant, 1.8, 0.8],
      },
    },
    {
      id: 'mark-pointed', type: 'line', ...layer, filter: both(['!', shaped('Point')], isPointed), layout: { 'line-join': 'round' },
      paint: { 'line-color': selection, 'line-width': 3.5 },
    },
    {
      id: 'mark-pointed-point', type: 'circle', ...layer, filter: both(shaped('Point'), isPointed),
      paint: { 'circle-radius': 11, 'circle-color': 'transparent', 'circle-stroke-color': selection, 'circle-stroke-width': 3 },
    },
  ];
}
