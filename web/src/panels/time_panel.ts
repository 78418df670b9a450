import uPlot from 'uplot';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { ContextElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import type { Aggregate } from '../api/types.ts';
import { dateOf } from '../state/date_of.ts';
import { without, writeQuery } from '../state/incident_query.ts';
import { periods } from '../state/view_state.ts';
import { everyPeriod, firstDay, lastDay, periodOf, sparseBeginning } from './periods.ts';

const windows = [1, 3, 6, 12] as const;
const stepMs = 1200;
const calmStepMs = 2500;

/** Incidents over time: drag over the bars, choose two ends, or play a moving window. */
@customElement('uramost-time-panel')
export class TimePanel extends ContextElement {
  @property() theme = 'light';
  @state() private playing = false;
  @state() private windowSize: number = 3;
  /** A long beginning with hardly an incident is left out of the picture until it is asked for. */
  @state() private wholeTime = false;
  readonly #loader = new Loader<Aggregate>(this, (problem) => this.context.report(problem));
  #plot: uPlot | null = null;
  #drawn = '';
  #timer = 0;
  #resizing: ResizeObserver | null = null;
  /** True while the brush is set by us and not by the user. */
  #brushing = false;

  protected override contextChanged(): void {
    const { query, view } = this.state;
    // All of the time is shown, with the chosen part marked.
    const all = without(query, 'datetime');
    const key = `${this.context.meta.revision} ${view.period} ${writeQuery(all)}`;
    void this.#loader.load(key, (signal) => this.context.client.aggregate(view.period, all, signal));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#resizing?.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
    this.#drawn = '';
  }

  protected override render() {
    const { context, state: { view } } = this;
    const keys = this.#keys();
    const [from, to] = this.#chosen(keys);
    return html`
      <div class="time-tools">
        <h2>${context.text('time.title')}</h2>
        <div class="segmented" role="group" aria-label=${context.text('time.period')}>
          ${periods.map((period) => html`<label><input type="radio" name="period" value=${period}
            .checked=${view.period === period} @change=${() => context.store.setView({ period })} />
            <span>${context.text(`period.${period}`)}</span></label>`)}
        </div>
        <span class="inline">
          ${this.ends('time-from', context.text('filter.from'), keys, from, (index) => this.#choose(keys, index, Math.max(index, to)))}
          <span aria-hidden="true">–</span>
          ${this.ends('time-to', context.text('filter.to'), keys, to, (index) => this.#choose(keys, Math.min(from, index), index))}
        </span>
        ${this.state.query.datetime
          ? html`<button class="link" name="all-time" @click=${() => this.#clear()}>${context.text('time.all')}</button>`
          : this.#earlier(keys)}
        <span class="spring"></span>
        <span class="inline">
          <select name="window" aria-label=${context.text('time.window')} title=${context.text('time.window')} @change=${(event: Event) => (this.windowSize = Number((event.target as HTMLSelectElement).value))}>
            ${windows.map((size) => html`<option value=${size} ?selected=${size === this.windowSize}>
              ${context.text(view.period === 'month' ? 'time.months' : 'time.weeks', { count: size })}</option>`)}
          </select>
        <button class="icon-button" name="play" aria-pressed=${this.playing} ?disabled=${keys.length < 2} @click=${() => this.#togglePlay()}
          aria-label=${context.text(this.playing ? 'time.pause' : 'time.play')}
          title=${context.text(this.playing ? 'time.pause' : 'time.play')}>${icon(this.playing ? 'pause' : 'play')}</button></span>
      </div>
      <div class="time-chart" role="img" aria-label=${this.#summary(keys)}></div>`;
  }

  #earlier(shown: readonly string[]) {
    const [first] = this.#allKeys();
    if (!first || first === shown[0]) return null;
    return html`<button class="link" name="earlier" @click=${() => (this.wholeTime = true)}>
      ${this.context.text('time.sparse', { from: this.#label(first) })}</button>`;
  }

  private ends(name: string, label: string, keys: string[], chosen: number, act: (index: number) => void) {
    return html`<select name=${name} aria-label=${label} @change=${(event: Event) => act(Number((event.target as HTMLSelectElement).value))}>
      ${keys.map((key, index) => html`<option value=${index} ?selected=${index === chosen} .selected=${index === chosen}>${this.#label(key)}</option>`)}
    </select>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    const keys = this.#keys();
    const look = [this.context.meta.revision, this.state.view.period, this.context.language, keys.length, JSON.stringify(this.#loader.value?.rows.map((row) => row.count))].join();
    if (look !== this.#drawn || changed.has('theme')) {
      this.#drawn = look;
      this.#draw(keys);
    }
    this.#mark(keys);
  }

  #keys(): string[] {
    const all = this.#allKeys();
    return this.#showsAll(all) ? all : all.slice(sparseBeginning(this.#countsOf(all)));
  }

  #allKeys(): string[] {
    const { period } = this.state.view;
    return everyPeriod((this.#loader.value?.rows ?? []).map((row) => row[period] ?? '').filter(Boolean), period);
  }

  /** Periods without incidents are not in the server's answer. */
  #countsOf(keys: readonly string[]): number[] {
    const { period } = this.state.view;
    const counts = new Map((this.#loader.value?.rows ?? []).map((row) => [row[period], row.count]));
    return keys.map((key) => counts.get(key) ?? 0);
  }

  /** Also when the filter begins in the part left out. */
  #showsAll(all: readonly string[]): boolean {
    const from = this.state.query.datetime?.from;
    const shown = all[sparseBeginning(this.#countsOf(all))];
    return this.wholeTime || (from !== undefined && shown !== undefined && periodOf(dateOf(from), this.state.view.period) < shown);
  }

  #label(key: string): string {
    return this.state.view.period === 'month' ? this.context.format.month(key)
      : this.context.format.date(firstDay(key, 'week'));
  }

  /** First and last chosen period, as indices. */
  #chosen(keys: string[]): [number, number] {
    const { query: { datetime }, view: { period } } = this.state;
    const place = (end: string, otherwise: number) => {
      if (!end) return otherwise;
      const key = periodOf(dateOf(end), period);
      const index = keys.findIndex((candidate) => candidate >= key);
      return index < 0 ? keys.length - 1 : index;
    };
    return [place(datetime?.from ?? '', 0), place(datetime?.to ?? '', keys.length - 1)];
  }

  #choose(keys: string[], from: number, to: number, step: 'push' | 'replace' = 'push'): void {
    const [first, last] = [keys[from], keys[to]];
    if (first === undefined || last === undefined) return;
    const { period } = this.state.view;
    this.context.store.setQuery({ datetime: { from: firstDay(first, period), to: lastDay(last, period) } }, step);
  }

  #clear(): void {
    this.#stop();
    this.context.store.setQuery({ datetime: null });
  }

  #togglePlay(): void {
    if (this.playing) return this.#stop();
    this.playing = true;
    const keys = this.#keys();
    const { datetime } = this.state.query;
    // From the beginning, unless a window of this size stands somewhere before the end.
    const [from, to] = this.#chosen(keys);
    const goesOn = datetime && to - from + 1 === this.windowSize && to < keys.length - 1;
    this.#playFrom(goesOn ? from + 1 : 0);
  }

  #playFrom(start: number): void {
    const keys = this.#keys();
    const end = Math.min(start + this.windowSize, keys.length) - 1;
    this.#choose(keys, Math.max(0, start), end, 'replace');
    if (end >= keys.length - 1) return this.#stop();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#timer = window.setTimeout(() => this.#playFrom(start + 1), calm ? calmStepMs : stepMs);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  #summary(keys: string[]): string {
    const [first, last] = [keys[0], keys.at(-1)];
    if (!first || !last) return this.context.text('legend.nothing');
    return this.context.text('time.summary', {
      count: this.#loader.value?.total ?? 0, from: this.#label(first), to: this.#label(last),
    });
  }

  #draw(keys: string[]): void {
    const host = this.querySelector<HTMLElement>('.time-chart');
    this.#plot?.destroy();
    this.#plot = null;
    if (!host || keys.length === 0) return;
    const data: uPlot.AlignedData = [keys.map((_, index) => index), this.#countsOf(keys)];
    this.#plot = new uPlot(this.#options(keys, host), data, host);
    this.#resizing ??= new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = host;
      if (this.#plot && width > 0) this.#plot.setSize({ width, height });
      this.#mark(this.#keys());
    });
    this.#resizing.observe(host);
  }

  #options(keys: string[], host: HTMLElement): uPlot.Options {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const font = '11px "Noto Sans Variable", sans-serif';
    const axis = { stroke: colour('--text-muted'), font, ticks: { show: false } };
    return {
      width: Math.max(host.clientWidth, 100),
      height: Math.max(host.clientHeight, 60),
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: { x: { time: false, range: () => [-0.6, keys.length - 0.4] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
      axes: [
        { ...axis, grid: { show: false }, size: 22, space: 72,
          values: (_, splits) => splits.map((at) => (Number.isInteger(at) && keys[at] ? this.#label(keys[at]!) : '')) },
        { ...axis, grid: { stroke: colour('--line'), width: 1 }, size: 44, space: 28,
          values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? this.context.format.count(value) : '')) },
      ],
      series: [{}, {
        fill: colour('--chart-bar'), stroke: colour('--chart-bar'), width: 0,
        paths: uPlot.paths.bars!({ size: [0.82, 40] }), points: { show: false },
      }],
      hooks: {
        setSelect: [(plot) => this.#brushed(plot, keys)],
        setCursor: [(plot) => this.#hovered(plot, host, keys)],
      },
    };
  }

  #hovered(plot: uPlot, host: HTMLElement, keys: string[]): void {
    const { idx } = plot.cursor;
    const [key, count] = idx === null || idx === undefined ? [] : [keys[idx], plot.data[1]![idx]];
    host.title = key ? `${this.#label(key)}: ${this.context.text('matched', { count: count ?? 0 })}` : '';
  }

  #brushed(plot: uPlot, keys: string[]): void {
    if (this.#brushing) return;
    const { left, width } = plot.select;
    if (width < 3) return;
    const index = (pixel: number) =>
      Math.min(keys.length - 1, Math.max(0, Math.round(plot.posToVal(pixel, 'x'))));
    this.#stop();
    this.#choose(keys, index(left), index(left + width));
  }

  /** Shows the chosen part of the time over the bars. */
  #mark(keys: string[]): void {
    const plot = this.#plot;
    if (!plot) return;
    this.#brushing = true;
    if (this.state.query.datetime && keys.length) {
      const [from, to] = this.#chosen(keys);
      const left = plot.valToPos(from - 0.5, 'x');
      const width = plot.valToPos(to + 0.5, 'x') - left;
      plot.setSelect({ left, width, top: 0, height: plot.over.clientHeight }, false);
    } else {
      plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    }
    this.#brushing = false;
  }
}


