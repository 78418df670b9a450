import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';

import type { AggregateRow, HeatTileJson } from '../src/api/types.ts';
import { languages } from '../src/i18n/language.ts';
import { baseStyle, layers, type MapModel } from '../src/map/base_style.ts';
import { choropleth } from '../src/map/choropleth.ts';
import { heatSource } from '../src/map/heat_layer.ts';
import { coveringTiles, project } from '../src/map/mercator.ts';
import { layerNames } from '../src/state/view_state.ts';

const tileJson: HeatTileJson = {
  tiles: ['http://127.0.0.1:8080/tiles/heat/{z}/{x}/{y}.png?severity=3-5&v=7'], minzoom: 0, maxzoom: 18,
  bounds: [19.9, 41.8, 21.9, 43.3], breaks: [1, 2], colours: ['#00000080', '#ffffffff'], units: 'incidents/km²',
  ramp: 'viridis', bandwidth_m: 1000, kernel: 'quartic', weight: 'count', count: 10, unlocated: 1, peak_per_km2: 3, revision: 7,
};

const model: MapModel = {
  palette: {
    land: '#eeeeee', study: '#ffffff', surround: '#dddddd', border: '#cccccc', studyBorder: '#888888', label: '#111111',
    labelMuted: '#555555', halo: '#ffffff', point: '#cc0000', pointEdge: '#ffffff', patrol: '#0000cc', selection: '#cc00cc',
    choropleth: ['#111111', '#222222', '#333333', '#444444', '#555555'],
  },
  language: 'sq', layers: layerNames, chosenMunicipalities: ['38'], firstMunicipalities: ['30', '38'],
  choropleth: { breaks: [0, 10], classes: new Map([['38', 1], ['30', 0]]) },
};

describe('the map style', () => {
  it.each(languages)('is valid in %s, heat source and all', (language) => {
    const style = baseStyle({ ...model, language });
    style.sources['heat'] = heatSource(tileJson);
    style.layers.push({ id: 'heat', type: 'raster', source: 'heat' });
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
    expect(ids({ ...model, layers: [], choropleth: null })).toEqual(ids(model));
  });
});

describe('the heat layer', () => {
  it('takes tiles, zooms and bounds from the TileJSON', () => {
    expect(heatSource(tileJson)).toEqual({
      type: 'raster', tiles: tileJson.tiles, tileSize: 256, minzoom: 0, maxzoom: 18, bounds: tileJson.bounds });
  });

  it('does without bounds', () => {
    const { bounds: _, ...without } = tileJson;
    expect(heatSource(without)).not.toHaveProperty('bounds');
  });
});

describe('the choropleth', () => {
  const row = (municipality: string, count: number, rate?: number): AggregateRow => ({
    municipality, count, severity_sum: 0, ...(rate === undefined ? {} : { rate_per_1000: rate }) });

  it('puts equal steps of a round size up to the largest count', () => {
    const { breaks, classes } = choropleth([row('38', 97), row('30', 20), row('29', 0)], 'count');
    expect(breaks).toEqual([0, 20, 40, 60, 80]);
    expect(Object.fromEntries(classes)).toEqual({ 38: 4, 30: 1, 29: 0 });
  });

  it('leaves out municipalities without a rate and incidents in none', () => {
    const { classes } = choropleth([row('38', 5, 0.5), row('20', 5), row('', 3)], 'rate');
    expect([...classes.keys()]).toEqual(['38']);
  });

  it('never cuts a count of incidents in two', () => {
    expect(choropleth([row('38', 2)], 'count').breaks).toEqual([0, 1, 2]);
  });

  it('is nothing where there is nothing', () => {
    expect(choropleth([], 'count')).toEqual({ breaks: [], classes: new Map() });
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
