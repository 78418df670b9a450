import uPlot from 'uplot';

import { chartLook } from '../components/chart_look.ts';
import { margin } from './time_brush.ts';

/** One bar a period, and how to write them. */
export interface Bars {
  readonly counts: readonly number[];
  readonly label: (index: number) => string;
  readonly number: (value: number) => string;
}

/** Draws the bars into `host`, in the colours of the style sheet. The brush lies over the same area (panels.css). */
export function drawBars(bars: Bars, host: HTMLElement): uPlot {
  const { counts, label, number } = bars;
  const { colour, axis, grid } = chartLook();
  const [first, last] = [-0.5 - margin, counts.length - 0.5 + margin];
  const options: uPlot.Options = {
    width: Math.max(host.clientWidth, 100),
    height: Math.max(host.clientHeight, 60),
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: () => [first, last] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 22, space: 72,
        values: (_, splits) => splits.map((at) => (Number.isInteger(at) && counts[at] !== undefined ? label(at) : '')) },
      { ...axis, grid, size: 44, space: 28,
        values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? number(value) : '')) },
    ],
    series: [{}, {
      fill: colour('--chart-bar'), stroke: colour('--chart-bar'), width: 0,
      paths: uPlot.paths.bars!({ size: [0.82, 40] }), points: { show: false },
    }],
  };
  return new uPlot(options, [counts.map((_, index) => index), [...counts]], host);
}
