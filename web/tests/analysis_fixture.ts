import type { MethodList, Result } from '../src/api/analysis_types.ts';

/** A server's answers about analyses, small and synthetic. */
export const methodList: MethodList = {
  families: { areal: 'Areas', time: 'Time' },
  methods: [
    {
      id: 'gi-star', family: 'areal', name: 'Hot spots (Getis-Ord Gi*)', summary: 'Where many lie beside many.', source: 'Ord & Getis 1995',
      parameters: [
        { name: 'cell_m', kind: 'number', standard: '500', least: 100, most: 5000, label: 'Size of a cell', explained: 'A street or two.', units: 'm' },
        { name: 'neighbours', kind: 'whole_number', standard: '', label: 'Neighbours', explained: 'How many.' },
        { name: 'shape', kind: 'choice', standard: 'square', choices: [{ value: 'square', label: 'Squares' }, { value: 'hexagon', label: 'Hexagons' }],
          label: 'Shape', explained: 'Of a cell.' },
        { name: 'before', kind: 'period', standard: '', label: 'Before', explained: 'What is compared.' },
        { name: 'control', kind: 'municipality', standard: '', label: 'Control', explained: 'Where nothing was done.' },
      ],
    },
    { id: 'rhythm', family: 'time', name: 'Rhythm', summary: 'When.', source: 'Ratcliffe 2000', parameters: [] },
  ],
  words: {
    columns: { z: 'z-score', cell: 'Cell', count: 'Incidents', p: 'p', class: 'Class' },
    facts: { moran_i: 'Moran’s I' },
    classes: { hot_99: 'Hot spot, 99 %', none: 'No hot spot' },
    charts: { hour_weekday: 'Hour and weekday' },
    lines: { observed: 'Observed' },
    axes: { l_function: 'Distance, m' },
    choices: { queen: 'Touching' },
    caveats: { unlocated: '{0} incidents have no position and are not in it' },
    verdict: { distinguishable: 'Distinguishable from chance', not_distinguishable: 'Not distinguishable from chance', description: 'A description, no test' },
  },
};

const square = (row: number, significant: boolean) => ({
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: [[[20.8 + row * 0.01, 42.9], [20.81 + row * 0.01, 42.9], [20.81 + row * 0.01, 42.91], [20.8 + row * 0.01, 42.91], [20.8 + row * 0.01, 42.9]]] },
  properties: { row, class: significant ? 'hot_99' : 'none', colour: significant ? '#b2182b' : '#d9d9d9', significant },
});

export const giStar: Result = {
  id: 'r1', state: 'done', kept: false, title: '', note: '', author: 'ana', made_at: '2026-11-21T20:00:00Z',
  method: 'gi-star', settings: { cell_m: '500', shape: 'hexagon' }, query: 'datetime=2023-01-01%2F..&municipality=38',
  view: 'restricted', revision: 5, synthetic: true, incidents: 120,
  verdict: { n: 4, tests: 4, p: 0.0003, level: 0.05, distinguishable: true },
  facts: [{ code: 'moran_i', value: 0.23 }],
  caveats: [{ code: 'unlocated', values: ['12'] }],
  table: { columns: ['cell', 'count', 'z', 'p', 'class'], rows: [
    ['E1', 3, 0.1, 0.9, 'none'], ['E2', 40, 3.1, 0.00004, 'hot_99'], ['E10', 3, null, null, 'none'], ['E3', 74, 2.9, 0.002, 'hot_99']] },
  classes: [{ code: 'hot_99', colour: '#b2182b', significant: true, count: 2 }, { code: 'none', colour: '#d9d9d9', significant: false, count: 2 }],
  marks: { type: 'FeatureCollection', features: [square(0, false), square(1, true), square(2, false), square(3, true)] },
  charts: [],
};
