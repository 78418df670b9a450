import type uPlot from 'uplot';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Chart } from '../api/analysis_types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { barsTable, linesTable, matrixTable } from './chart_table.ts';
import { drawLabelledBars, drawLines, isBound } from './plots.ts';
import type { Wording } from './wording.ts';

/** One chart of a result: a matrix as a coloured table, lines and bars as a drawing with the same numbers below. */
@customElement('uramost-result-chart')
export class ResultChart extends RegisterElement {
  @property({ attribute: false }) chart!: Chart;
  @property({ attribute: false }) wording!: Wording;
  @property() theme = 'light';
  #plot: uPlot | null = null;
  #resizing: ResizeObserver | null = null;
  #drawn = '';

  protected override render() {
    const { context, chart, wording } = this;
    const title = wording.chart(chart.code);
    return html`<figure class="result-chart"><figcaption><h3>${title}</h3></figcaption>
      ${chart.kind === 'matrix' ? matrixTable(chart, wording) : html`
        <div class="plot" role="img" aria-label=${title}></div>
        ${wording.axis(chart.code) ? html`<p class="axis">${wording.axis(chart.code)}</p>` : null}
        ${this.key()}
        <details class="more"><summary>${context.text('analysis.numbers')}</summary>
          ${chart.kind === 'lines' ? linesTable(chart, wording) : barsTable(chart, wording)}</details>`}</figure>`;
  }

  /** What the lines are. */
  private key() {
    const { chart, wording } = this;
    const items = chart.kind === 'lines' ? linesKey(chart.lines.map(({ code }) => code))
      : chart.kind === 'bars' ? [['bar', 'observed'], ...(chart.low ? [['whisker', 'low']] : []), ...(chart.expected ? [['dash', 'expected']] : [])] : [];
    const name = (code: string) => (code === 'low' ? this.context.text('analysis.interval') : wording.line(code));
    return items.length < 2 ? null : html`<ul class="chart-key">${items.map(([look, code]) => html`<li>
      <span class="key ${look}"></span>${name(code!)}</li>`)}</ul>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing?.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
    this.#drawn = '';
  }

  protected override updated(changed: Map<string, unknown>): void {
    const look = `${this.context.language} ${this.theme}`;
    if (look === this.#drawn && !changed.has('chart')) return;
    this.#drawn = look;
    this.#draw();
  }

  #draw(): void {
    const { chart, wording } = this;
    this.#plot?.destroy();
    this.#plot = null;
    const host = this.querySelector<HTMLElement>('.plot');
    if (!host || chart.kind === 'matrix') return;
    const labels = { number: (value: number) => wording.number(value), label: (code: string) => wording.label(code) };
    this.#plot = chart.kind === 'lines' ? drawLines(chart, labels, host) : drawLabelledBars(chart, labels, host);
    this.#resizing ??= new ResizeObserver(() => {
      const width = this.querySelector('.plot')?.clientWidth ?? 0;
      if (width > 0) this.#plot?.setSize({ width, height: this.#plot.height });
    });
    this.#resizing.disconnect();
    this.#resizing.observe(host);
  }
}

/** A pair of bounds is one item. */
function linesKey(codes: readonly string[]): string[][] {
  const plain = codes.filter((code) => !isBound(code)).map((code, index) => [`line-${index + 1}`, code]);
  const bounds = codes.filter((code) => /_low$/.test(code)).map((code) => ['band', code.replace(/_low$/, '')]);
  return [...plain, ...bounds];
}
