import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import type { Plan } from '../api/plan_types.ts';
import type { Palette } from '../map/palette.ts';
import { groundCircle } from './ground_circle.ts';

export const cellsSource = 'demand-cells';
export const reachSource = 'reach';

const isCovered: ExpressionSpecification = ['to-boolean', ['get', 'covered']];

/** More demand is a larger circle: its area says how much. */
const radius: ExpressionSpecification = [
  'interpolate', ['exponential', 2], ['zoom'],
  9, ['min', 7, ['+', 1.2, ['*', 0.35, ['sqrt', ['get', 'demand']]]]],
  14, ['min', 40, ['+', 4, ['*', 2, ['sqrt', ['get', 'demand']]]]],
];

/** Demand that is covered (filled) and that is not (rings), and how far each point reaches. */
export function planLayers({ covered, uncovered, patrol, selection }: Palette, pointed: number | null): LayerSpecification[] {
  const isPointed: ExpressionSpecification = ['==', ['get', 'index'], pointed ?? -1];
  return [
    { id: 'reach-areas', type: 'fill', source: reachSource, paint: { 'fill-color': patrol, 'fill-opacity': ['case', isPointed, 0.16, 0.07] } },
    {
      id: 'demand-cells', type: 'circle', source: cellsSource,
      paint: {
        'circle-radius': radius,
        'circle-color': ['case', isCovered, covered, uncovered],
        'circle-opacity': ['case', isCovered, 0.75, 0.12],
        'circle-stroke-color': ['case', isCovered, covered, uncovered],
        'circle-stroke-width': ['case', isCovered, 0, 1.4],
      },
    },
    {
      id: 'reach-outlines', type: 'line', source: reachSource,
      paint: { 'line-color': ['case', isPointed, selection, patrol], 'line-width': ['case', isPointed, 2.5, 1.2] },
    },
  ];
}

/** Circles around the points; on roads what is reached is no circle. */
export function reachOf({ points, travel }: Plan): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: travel.by === 'roads' ? [] : points.map((point, index) => ({
      type: 'Feature',
      properties: { index },
      geometry: { type: 'Polygon', coordinates: [groundCircle(point, travel.reach_m)] },
    })),
  };
}
