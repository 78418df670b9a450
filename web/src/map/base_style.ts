import type {
  ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification,
} from 'maplibre-gl';

import type { Language } from '../i18n/language.ts';
import { namePropertyOf } from '../i18n/names.ts';
import type { LayerName } from '../state/view_state.ts';
import type { Palette } from './palette.ts';

/** Everything the look of the map depends on, apart from the heat tiles. */
export interface MapModel {
  readonly palette: Palette;
  readonly language: Language;
  readonly layers: readonly LayerName[];
  /** Whose places are labelled first where names would overlap. */
  readonly firstMunicipalities: readonly string[];
  readonly chosenMunicipalities: readonly string[];
}

const font = ['Noto Sans Variable'];
const nothing = { type: 'FeatureCollection' as const, features: [] };

/** Base map from the server's own geodata; patrol points are filled in when they are asked for. */
export function sources(): Record<string, SourceSpecification> {
  return {
    municipalities: { type: 'geojson', data: '/api/municipalities.geojson', promoteId: 'code', tolerance: 0.2 },
    places: { type: 'geojson', data: '/api/places.geojson', promoteId: 'place_id' },
    patrol: { type: 'geojson', data: nothing },
    selected: { type: 'geojson', data: nothing },
  };
}

export function baseStyle(model: MapModel): StyleSpecification {
  // No `glyphs`: labels are drawn with the page's own web font.
  return { version: 8, transition: { duration: 0, delay: 0 }, sources: sources(), layers: layers(model) };
}

/** Bottom to top. Pictures go in below `municipality-border` and `incident-selected`. */
export function layers(model: MapModel): LayerSpecification[] {
  const { palette } = model;
  const shown = (layer: LayerName) => ({ visibility: model.layers.includes(layer) ? 'visible' : 'none' }) as const;
  const inStudyArea: ExpressionSpecification = ['to-boolean', ['get', 'in_study_area']];
  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.surround } },
    {
      id: 'municipality-fill',
      type: 'fill',
      source: 'municipalities',
      paint: { 'fill-color': ['case', inStudyArea, palette.study, palette.land] },
    },
    {
      id: 'choropleth',
      type: 'fill',
      source: 'municipalities',
      paint: { 'fill-color': choroplethColour(palette), 'fill-opacity': 0.85 },
    },
    {
      id: 'municipality-border',
      type: 'line',
      source: 'municipalities',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', inStudyArea, palette.studyBorder, palette.border],
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.6, 10, 1.2, 14, 2],
      },
    },
    {
      id: 'municipality-chosen',
      type: 'line',
      source: 'municipalities',
      filter: ['in', ['get', 'code'], ['literal', [...model.chosenMunicipalities]]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selection, 'line-width': 3 },
    },
    {
      id: 'incident-selected',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 10,
        'circle-color': 'transparent',
        'circle-stroke-color': palette.selection,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'patrol',
      type: 'symbol',
      source: 'patrol',
      layout: {
        ...shown('patrol'),
        'icon-image': 'patrol-point',
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 13, 1],
      },
    },
    {
      id: 'place-dot',
      type: 'circle',
      source: 'places',
      minzoom: 8,
      filter: ['==', ['get', 'rank'], 0],
      paint: {
        'circle-radius': 3,
        'circle-color': palette.halo,
        'circle-stroke-color': palette.label,
        'circle-stroke-width': 1.5,
      },
    },
    place(model, 2, 11.3),
    place(model, 1, 10.5),
    place(model, 0, 6),
  ];
}

/** Names of one rank; those of lower ranks come earlier and are larger. */
function place(model: MapModel, rank: 0 | 1 | 2, minzoom: number): LayerSpecification {
  const { palette, language } = model;
  const first: ExpressionSpecification = ['in', ['get', 'municipality_code'], ['literal', [...model.firstMunicipalities]]];
  const ofRank: ExpressionSpecification =
    rank === 2 ? ['>=', ['get', 'rank'], 2] : ['==', ['get', 'rank'], rank];
  return {
    id: `place-${rank}`,
    type: 'symbol',
    source: 'places',
    minzoom,
    filter: ofRank,
    layout: {
      'text-field': labelIn(language),
      'text-font': font,
      'text-size': [
        [ 'interpolate', ['linear'], ['zoom'], 7, 11, 10, 14, 14, 18 ],
        [ 'interpolate', ['linear'], ['zoom'], 10.5, 11, 14, 14 ],
        [ 'interpolate', ['linear'], ['zoom'], 11, 10.5, 14, 12.5 ],
      ][rank] as ExpressionSpecification,
      // Beside the place, where the heat is, and not on it.
      'text-variable-anchor': ['left', 'right', 'bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right'],
      'text-radial-offset': rank === 0 ? 0.7 : 0.4,
      'text-justify': 'auto',
      'text-padding': rank === 0 ? 4 : 8,
      'symbol-sort-key': ['case', first, ['get', 'rank'], ['+', ['get', 'rank'], 0.5]],
    },
    paint: {
      'text-color': rank === 0 ? palette.label : palette.labelMuted,
      'text-halo-color': palette.halo,
      'text-halo-width': 2,
    },
  };
}

/** In English, which is neither's own language, both names. */
function labelIn(language: Language): ExpressionSpecification {
  if (language !== 'en') return ['get', namePropertyOf[language]];
  const [albanian, serbian]: ExpressionSpecification[] = [['get', 'name_sq'], ['get', 'name_sr_latn']];
  return ['case', ['==', albanian!, serbian!], albanian!, ['concat', albanian!, '\n', serbian!]];
}

/** The picture in front says by feature states which municipality is in which class. */
function choroplethColour(palette: Palette): ExpressionSpecification {
  const pairs = palette.choropleth.flatMap((colour, index) => [index, colour]);
  return ['match', ['coalesce', ['feature-state', 'shade'], -1], ...pairs, 'transparent'] as unknown as ExpressionSpecification;
}
