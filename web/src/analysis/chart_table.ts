import { html, nothing } from 'lit';

import type { BarsChart, LinesChart, MatrixChart } from '../api/analysis_types.ts';
import { cssProperties } from '../components/css_properties.ts';
import type { Wording } from './wording.ts';

type Values = readonly (number | null)[];

/** From so many columns on a matrix is turned, so that it fits beside the map. */
const mostColumns = 12;

/** A matrix as a table whose cells are the darker the more: it can be read and heard as well as seen. */
export function matrixTable({ code, rows, columns, values }: MatrixChart, wording: Wording) {
  const turned = columns.length > mostColumns && rows.length < columns.length;
  const [down, across] = turned ? [columns, rows] : [rows, columns];
  const at = (i: number, j: number) => (turned ? values[j]?.[i] : values[i]?.[j]) ?? null;
  const all = values.flat().flatMap((value) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(0, ...all), Math.max(...all)];
  const share = (value: number | null) => (value === null || most <= least ? 0 : (value - least) / (most - least));
  return html`<div class="scroll-x whole" tabindex="0" role="region" aria-label=${wording.chart(code)}>
    <table class="table compact matrix"><caption class="visually-hidden">${wording.chart(code)}</caption>
      <thead><tr><td></td>${across.map((label) => html`<th scope="col">${wording.label(label)}</th>`)}</tr></thead>
      <tbody>${down.map((label, i) => html`<tr><th scope="row">${wording.label(label)}</th>
        ${across.map((_, j) => html`<td class="number" ${cssProperties({ '--share': share(at(i, j)).toFixed(3) })}>${wording.value('', at(i, j))}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}

export const linesTable = ({ code, x, lines }: LinesChart, wording: Wording) =>
  numbers(wording.chart(code), x.map((value) => wording.number(value)), lines.map(({ code: line, values }) => [wording.line(line), values]), wording);

export const barsTable = ({ code, labels, values, low, high, expected }: BarsChart, wording: Wording) =>
  numbers(wording.chart(code), labels.map((label) => wording.label(label)), [
    [wording.line('observed'), values],
    ...(low ? [[wording.line('low'), low] as const] : []),
    ...(high ? [[wording.line('high'), high] as const] : []),
    ...(expected ? [[wording.line('expected'), expected] as const] : []),
  ], wording);

function numbers(title: string, heads: readonly string[], columns: readonly (readonly [string, Values])[], wording: Wording) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${title}>
    <table class="table compact"><caption class="visually-hidden">${title}</caption>
      <thead><tr><td></td>${columns.map(([name]) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>${heads.map((head, row) => html`<tr><th scope="row" class=${/^\d/.test(head) ? 'number' : nothing}>${head}</th>
        ${columns.map(([, values]) => html`<td class="number">${wording.value('', values[row])}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}
