import type { Feature, FeatureCollection, Geometry } from 'geojson';

import type { View } from './account_types.ts';
import type { JobProgress } from './job_events.ts';

/** What a method can be told, with its default; '': chosen from the data. */
export interface Parameter {
  name: string;
  kind: 'number' | 'whole_number' | 'choice' | 'period' | 'municipality';
  standard: string;
  least?: number | null;
  most?: number | null;
  choices?: { value: string; label: string }[];
  label: string;
  explained: string;
  units?: string;
}

export interface Method {
  id: string;
  family: string;
  name: string;
  summary: string;
  source: string;
  parameters: Parameter[];
}

type Words = Record<string, string>;

/** The methods there are, and the words of their results, in one language. */
export interface MethodList {
  families: Words;
  methods: Method[];
  words: {
    columns: Words;
    facts: Words;
    classes: Words;
    charts: Words;
    lines: Words;
    /** What the x axis of a chart is. */
    axes: Words;
    choices: Words;
    caveats: Words;
    verdict: { distinguishable: string; not_distinguishable: string; description: string };
  };
}

export type Setting = string | number;
export type Cell = string | number | boolean | null;

/** `p` is null for what describes and tests nothing. */
export interface Verdict {
  n: number;
  tests: number;
  p: number | null;
  level: number;
  distinguishable: boolean;
}

export interface ResultTable {
  columns: string[];
  rows: Cell[][];
}

export interface ResultClass {
  code: string;
  colour: string;
  significant: boolean;
  count: number;
}

/** `row` is that of the table. */
export interface MarkProperties {
  row: number;
  class: string;
  colour: string;
  significant: boolean;
}

export type Mark = Feature<Geometry, MarkProperties>;
export type Marks = FeatureCollection<Geometry, MarkProperties>;

export interface MatrixChart {
  code: string;
  kind: 'matrix';
  rows: string[];
  columns: string[];
  values: (number | null)[][];
}

export interface LinesChart {
  code: string;
  kind: 'lines';
  x: number[];
  lines: { code: string; values: (number | null)[] }[];
}

export interface BarsChart {
  code: string;
  kind: 'bars';
  labels: string[];
  values: (number | null)[];
  low?: (number | null)[] | null;
  high?: (number | null)[] | null;
  expected?: (number | null)[] | null;
}

export type Chart = MatrixChart | LinesChart | BarsChart;

/** What a list says of a kept result. */
export interface ResultHead {
  id: string;
  title: string;
  note: string;
  author: string;
  made_at: string;
  method: string;
  query: string;
  settings: Record<string, Setting>;
  synthetic: boolean;
}

/** A result as it is for good. The query is the incident query's canonical text. */
export interface Result extends ResultHead {
  state: 'done';
  kept: boolean;
  view: View;
  revision: number;
  incidents: number;
  verdict: Verdict;
  facts: { code: string; value: Cell }[];
  caveats: { code: string; values: string[] }[];
  table: ResultTable;
  classes: ResultClass[];
  marks: Marks;
  charts: Chart[];
}

export type ResultAnswer =
  | Result
  | { id: string; state: 'running'; progress: JobProgress | null }
  | { id: string; state: 'failed' | 'cancelled'; problem: unknown };
