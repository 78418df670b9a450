import type uPlot from 'uplot';

/** The style sheet's colours and type for charts. */
export function chartLook() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--text-muted'), font: '11px "Noto Sans Variable", sans-serif', ticks: { show: false } } satisfies uPlot.Axis;
  return { colour, axis, grid: { stroke: colour('--line'), width: 1 } };
}
