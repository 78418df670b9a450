import uPlot from 'uplot';

import type { BarsChart, LinesChart } from '../api/analysis_types.ts';
import { chartLook } from '../components/chart_look.ts';

/** How numbers and labels are written. */
export interface Labels {
  readonly number: (value: number) => string;
  readonly label: (code: string) => string;
}

/** Lines that bound another one are drawn as a band. */
export const isBound = (code: string) => /_(low|high)$/.test(code);

const height = 190;

function frame(host: HTMLElement, labels: Labels): uPlot.Options {
  const { axis, grid } = chartLook();
  const numbers = (_: uPlot, splits: number[]) => splits.map((value) => labels.number(value));
  return {
    width: Math.max(host.clientWidth, 200),
    height,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false } },
    axes: [
      { ...axis, grid: { show: false }, size: 24, values: numbers },
      { ...axis, grid, size: 52, values: numbers },
    ],
    series: [{}],
  };
}

/** Lines over x; an envelope of two bounds is filled. */
export function drawLines({ x, lines }: LinesChart, labels: Labels, host: HTMLElement): uPlot {
  const { colour } = chartLook();
  const strokes = ['--accent', '--caution', '--error', '--good'].map(colour);
  const plain = lines.filter(({ code }) => !isBound(code));
  const series = lines.map(({ code }): uPlot.Series => isBound(code)
    ? { stroke: colour('--line-strong'), width: 1, dash: [3, 3], points: { show: false } }
    : { stroke: strokes[plain.findIndex((one) => one.code === code) % strokes.length]!, width: 2, points: { show: false } });
  const bands = lines.flatMap(({ code }, high): uPlot.Band[] => {
    const low = lines.findIndex((one) => one.code === code.replace(/high$/, 'low'));
    return /_high$/.test(code) && low >= 0 ? [{ series: [high + 1, low + 1], fill: colour('--chart-band') }] : [];
  });
  const options = { ...frame(host, labels), bands };
  return new uPlot({ ...options, series: [{}, ...series] }, [x, ...lines.map(({ values }) => values)] as uPlot.AlignedData, host);
}

/** A bar a label, with its interval as a whisker and what was expected as a dash. */
export function drawLabelledBars(chart: BarsChart, labels: Labels, host: HTMLElement): uPlot {
  const { labels: names, values, low, high, expected } = chart;
  const { colour } = chartLook();
  const options = frame(host, labels);
  const [first, last] = [-0.6, names.length - 0.4];
  const most = Math.max(...[values, high ?? [], expected ?? []].flat().map((value) => value ?? 0));
  const least = Math.min(0, ...[values, low ?? []].flat().map((value) => value ?? 0));
  options.scales = {
    x: { time: false, range: () => [first, last] },
    y: { range: () => [least * 1.05, (most || 1) * 1.05] },
  };
  options.axes![0]!.values = (_, splits) => splits.map((at) => (Number.isInteger(at) && names[at] !== undefined ? labels.label(names[at]!) : ''));
  options.axes![0]!.space = 40;
  options.series = [{}, {
    fill: colour('--chart-bar'), stroke: colour('--chart-bar'), width: 0,
    paths: uPlot.paths.bars!({ size: [0.7, 40] }), points: { show: false },
  }];
  options.hooks = { draw: [(plot) => drawMarks(plot, chart, colour)] };
  return new uPlot(options, [names.map((_, index) => index), [...values]] as uPlot.AlignedData, host);
}

function drawMarks(plot: uPlot, { low, high, expected }: BarsChart, colour: (name: string) => string): void {
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  const y = (value: number) => plot.valToPos(value, 'y', true);
  const half = Math.min(14 * ratio, ((plot.valToPos(1, 'x', true) - plot.valToPos(0, 'x', true)) * 0.7) / 2);
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  };
  ctx.save();
  for (const index of plot.data[0].keys()) {
    const x = plot.valToPos(index, 'x', true);
    const [from, to, wanted] = [low?.[index], high?.[index], expected?.[index]];
    if (from !== null && from !== undefined && to !== null && to !== undefined) {
      ctx.strokeStyle = colour('--text');
      ctx.lineWidth = 1.5 * ratio;
      line(x, y(from), x, y(to));
    }
    if (wanted !== null && wanted !== undefined) {
      ctx.strokeStyle = colour('--error');
      ctx.lineWidth = 2 * ratio;
      line(x - half, y(wanted), x + half, y(wanted));
    }
  }
  ctx.restore();
}
