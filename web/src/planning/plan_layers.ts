import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import type { Plan } from '../api/plan_types.ts';
import type { Palette } from '../map/palette.ts';
import { groundCircle } from './ground_circle.ts';
import { forbiddenReachM } from './marks.ts';
import type { Position } from './plan_edits.ts';

export const cellsSource = 'demand-cells';
export const reachSource = 'reach';
export const forbiddenSource = 'forbidden';

const isCovered: ExpressionSpecification = ['to-boolean', ['get', 'covered']];

/** More demand is a larger circle: its area says how much. */
const radius: ExpressionSpecification = [
  'interpolate', ['exponential', 2], ['zoom'],
  9, ['min', 7, ['+', 1.2, ['*', 0.35, ['sqrt', ['get', 'demand']]]]],
  14, ['min', 40, ['+', 4, ['*', 2, ['sqrt', ['get', 'demand']]]]],
];

/** Demand that is covered (filled) and that is not (rings), how far each point reaches, and where none may be. */
export function planLayers({ covered, uncovered, patrol, forbidden, selection }: Palette, pointed: number | null): LayerSpecification[] {
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
    { id: 'forbidden-areas', type: 'fill', source: forbiddenSource, paint: { 'fill-color': forbidden, 'fill-opacity': 0.14 } },
    {
      id: 'forbidden-outlines', type: 'line', source: forbiddenSource,
      paint: { 'line-color': forbidden, 'line-width': 1.6, 'line-dasharray': [3, 2] },
    },
  ];
}

/** Circles around the points; on roads what is reached is no circle. */
export const reachOf = ({ points, travel }: Plan): FeatureCollection =>
  circles(travel.by === 'roads' ? [] : points, travel.reach_m);

/** Where proposals have no point. */
export const forbiddenAreas = (places: readonly Position[]): FeatureCollection => circles(places, forbiddenReachM);

function circles(places: readonly Position[], metres: number): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.map((place, index) => ({
      type: 'Feature',
      properties: { index },
      geometry: { type: 'Polygon', coordinates: [groundCircle(place, metres)] },
    })),
  };
}
