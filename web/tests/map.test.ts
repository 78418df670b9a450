import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';

import type { HeatTileJson } from '../src/api/types.ts';
import { languages } from '../src/i18n/language.ts';
import { baseStyle, layers, type MapModel } from '../src/map/base_style.ts';
import { coveringTiles, project } from '../src/map/mercator.ts';
import { heatLayer, heatSource } from '../src/picture/heat_source.ts';
import { incidentLayers, incidentSource } from '../src/picture/incident_layers.ts';
import { layerNames } from '../src/state/view_state.ts';

const tileJson: HeatTileJson = {
  tiles: ['http://127.0.0.1:8080/tiles/heat/{z}/{x}/{y}.png?severity=3-5&v=7'], minzoom: 0, maxzoom: 18,
  bounds: [19.9, 41.8, 21.9, 43.3], breaks: [1, 2], colours: ['#00000080', '#ffffffff'], units: 'incidents/km²',
  ramp: 'viridis', bandwidth_m: 1000, kernel: 'quartic', weight: 'count', count: 10, ambiguous: 2, unlocated: 1,
  peak_per_km2: 3, peak_held: false, revision: 7,
};

const model: MapModel = {
  palette: {
    land: '#eeeeee', study: '#ffffff', surround: '#dddddd', border: '#cccccc', studyBorder: '#888888', label: '#111111',
    labelMuted: '#555555', halo: '#ffffff', point: '#cc0000', pointEdge: '#ffffff', patrol: '#0000cc', covered: '#070', uncovered: '#a50', forbidden: '#a00', selection: '#cc00cc',
    choropleth: ['#111111', '#222222', '#333333', '#444444', '#555555'],
  },
  language: 'sq', layers: layerNames, chosenMunicipalities: ['38'], firstMunicipalities: ['30', '38'],
};

describe('the map style', () => {
  it.each(languages)('is valid in %s, pictures and all', (language) => {
    const style = baseStyle({ ...model, language });
    style.sources['heat'] = heatSource(tileJson, 1);
    style.layers.push(heatLayer('heat'));
    style.sources['incidents'] = incidentSource({ tiles: ['http://127.0.0.1:8080/tiles/incidents/{z}/{x}/{y}.mvt?v=7'], minzoom: 0, maxzoom: 18, revision: 7 });
    style.layers.push(...incidentLayers('incidents', true, model.palette, language));
    // MapLibre itself draws labels with the page's font; the specification's checker still asks for glyphs.
    const faults = validateStyleMin({ ...style, glyphs: 'none/{fontstack}/{range}' });
    expect(faults.map((fault) => fault.message)).toEqual([]);
  });

  it('asks no server but its own, and no glyph server at all', () => {
    const style = baseStyle(model);
    expect(style.glyphs).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it('keeps its layers, whatever is shown, so that they can be changed in place', () => {
    const ids = (of: MapModel) => layers(of).map((layer) => layer.id);
    expect(ids({ ...model, layers: [] })).toEqual(ids(model));
  });
});

describe('the heat layer', () => {
  it('takes tiles, zooms and bounds from the TileJSON', () => {
    expect(heatSource(tileJson, 2)).toEqual({
      type: 'raster', tileSize: 256, minzoom: 0, maxzoom: 18, bounds: tileJson.bounds,
      tiles: ['pinned://7/http://127.0.0.1:8080/tiles/heat/{z}/{x}/{y}@2x.png?severity=3-5&v=7'],
    });
  });

  it('shows a pixel of the server’s as one of the screen’s, dense or not', () => {
    expect([1, 2].map((ratio) => heatSource(tileJson, ratio).tileSize! * ratio)).toEqual([512, 512]);
  });

  it('does without bounds', () => {
    const { bounds: _, ...without } = tileJson;
    expect(heatSource(without, 1)).not.toHaveProperty('bounds');
  });
});

describe('the picture without WebGL', () => {
  it('covers the northern municipalities with at most four tiles a side', () => {
    const box = [20.41, 42.78, 20.95, 43.27] as const;
    const range = coveringTiles(box, 4);
    expect(Math.max(range.columns, range.rows)).toBeLessThanOrEqual(4);
    const scale = 2 ** range.zoom;
    for (const [lon, lat] of [[box[0], box[1]], [box[2], box[3]]] as const) {
      const [x, y] = project(lon, lat);
      expect(Math.floor(x * scale) - range.west).toBeGreaterThanOrEqual(0);
      expect(Math.floor(x * scale) - range.west).toBeLessThan(range.columns);
      expect(Math.floor(y * scale) - range.north).toBeLessThan(range.rows);
    }
  });

  it('knows the corners of Web Mercator', () => {
    expect(project(0, 0)).toEqual([0.5, 0.5]);
    const [x, y] = project(180, 85.0511287798066);
    expect(x).toBe(1);
    expect(y).toBeCloseTo(0, 9);
  });
});
