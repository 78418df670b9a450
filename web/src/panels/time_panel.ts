import type uPlot from 'uplot';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import type { Aggregate } from '../api/types.ts';
import { dateOf } from '../state/date_of.ts';
import { without, writeQuery } from '../state/incident_query.ts';
import type { Step } from '../state/store.ts';
import { periods } from '../state/view_state.ts';
import { everyPeriod, firstDay, lastDay, periodOf } from './periods.ts';
import { drawBars } from './time_chart.ts';
import type { TimeWindow } from './time_window.ts';
import './time_brush.ts';

const windows = [1, 3, 6, 12] as const;
const stepMs = 700;
const calmStepMs = 2500;

/** Incidents over time: move a window over the bars, choose two ends, or let a window play. */
@customElement('uramost-time-panel')
export class TimePanel extends RegisterElement {
  @property() theme = 'light';
  /** The map does not show the chosen time yet. */
  @property({ attribute: false }) waiting = false;
  @state() private playing = false;
  /** The next step of playing is due, when the map has followed. */
  @state() private stepDue = false;
  @state() private windowSize: number = 3;
  /** A long beginning with hardly an incident is left out of the picture until it is asked for. */
  @state() private wholeTime = false;
  readonly #loader = new Loader<Aggregate>(this, (problem) => this.context.report(problem));
  #plot: uPlot | null = null;
  #drawn = '';
  #timer = 0;
  #resizing: ResizeObserver | null = null;

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
    const chosen = this.#chosen(keys);
    const { from, to } = chosen ?? { from: 0, to: keys.length - 1 };
    return html`
      <div class="time-tools">
        <h2>${context.text('time.title')}</h2>
        <div class="segmented" role="group" aria-label=${context.text('time.period')}>
          ${periods.map((period) => html`<label><input type="radio" name="period" value=${period}
            .checked=${view.period === period} @change=${() => context.store.setView({ period })} />
            <span>${context.text(`period.${period}`)}</span></label>`)}
        </div>
        <span class="inline">
          ${this.ends('time-from', context.text('filter.from'), keys, from, (index) => this.#choose({ from: index, to: Math.max(index, to) }, 'push'))}
          <span aria-hidden="true">–</span>
          ${this.ends('time-to', context.text('filter.to'), keys, to, (index) => this.#choose({ from: Math.min(from, index), to: index }, 'push'))}
        </span>
        ${chosen
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
      <div class="time-frame">
        <div class="time-chart" role="img" aria-label=${this.#summary(keys)}></div>
        <uramost-time-brush .context=${context} .count=${keys.length} .window=${chosen} .firstSize=${this.windowSize}
          .said=${chosen ? `${this.#label(keys[from])} – ${this.#label(keys[to])}` : context.text('time.all')}
          @choose=${(event: CustomEvent<TimeWindow>) => this.#move(event.detail)}
          @chosen=${(event: CustomEvent<TimeWindow>) => this.#settle(event.detail)}
          @hover=${(event: CustomEvent<number | null>) => this.#hovered(keys, event.detail)}></uramost-time-brush>
      </div>`;
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
    const counts = this.#countsOf(keys);
    const look = [this.state.view.period, this.context.language, keys[0], counts].join();
    if (look !== this.#drawn || changed.has('theme')) {
      this.#drawn = look;
      this.#draw(keys, counts);
    }
    if (this.playing && this.stepDue && !this.waiting) this.#step();
  }

  #keys(): string[] {
    const all = this.#allKeys();
    const dense = this.#loader.value?.first_dense_period;
    return dense && !this.#showsBefore(dense) ? all.slice(all.indexOf(dense)) : all;
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

  /** When asked for, and when the filter begins there. */
  #showsBefore(dense: string): boolean {
    const from = this.state.query.datetime?.from;
    return this.wholeTime || (Boolean(from) && periodOf(dateOf(from!), this.state.view.period) < dense);
  }

  #label(key: string | undefined): string {
    if (key === undefined) return '';
    return this.state.view.period === 'month' ? this.context.format.month(key)
      : this.context.format.date(firstDay(key, 'week'));
  }

  /** Null: no time is chosen. */
  #chosen(keys: string[]): TimeWindow | null {
    const { query: { datetime }, view: { period } } = this.state;
    if (!datetime) return null;
    const place = (end: string, otherwise: number) => {
      if (!end) return otherwise;
      const key = periodOf(dateOf(end), period);
      const index = keys.findIndex((candidate) => candidate >= key);
      return index < 0 ? keys.length - 1 : index;
    };
    return { from: place(datetime.from, 0), to: place(datetime.to, keys.length - 1) };
  }

  #choose({ from, to }: TimeWindow, step: Step): void {
    const keys = this.#keys();
    const [first, last] = [keys[from], keys[to]];
    if (first === undefined || last === undefined) return;
    const { period } = this.state.view;
    this.context.store.setQuery({ datetime: { from: firstDay(first, period), to: lastDay(last, period) } }, step);
  }

  #move(window: TimeWindow): void {
    this.#stop();
    this.context.moving = true;
    this.#choose(window, 'passing');
  }

  #settle(window: TimeWindow): void {
    this.context.moving = false;
    this.#choose(window, 'push');
  }

  #clear(): void {
    this.#stop();
    this.context.store.setQuery({ datetime: null });
  }

  #togglePlay(): void {
    if (this.playing) return this.#stop();
    this.playing = true;
    this.context.moving = true;
    const chosen = this.#chosen(this.#keys());
    // From the beginning, unless a window of this size stands somewhere before the end.
    const goesOn = chosen && chosen.to - chosen.from + 1 === this.windowSize;
    this.#playFrom(goesOn ? chosen.from + 1 : 0);
  }

  #step(): void {
    this.#playFrom((this.#chosen(this.#keys())?.from ?? -1) + 1);
  }

  #playFrom(start: number): void {
    this.stepDue = false;
    const last = this.#keys().length - 1;
    const from = start + this.windowSize - 1 > last ? 0 : start;
    const to = Math.min(from + this.windowSize - 1, last);
    this.#choose({ from, to }, 'replace');
    if (to >= last) return this.#stop();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#timer = window.setTimeout(() => (this.stepDue = true), calm ? calmStepMs : stepMs);
  }

  #stop(): void {
    if (!this.playing) return;
    clearTimeout(this.#timer);
    this.stepDue = false;
    this.playing = false;
    this.context.moving = false;
  }

  #summary(keys: string[]): string {
    if (!keys.length) return this.context.text('legend.nothing');
    return this.context.text('time.summary', {
      count: this.#loader.value?.total ?? 0, from: this.#label(keys[0]), to: this.#label(keys.at(-1)),
    });
  }

  #draw(keys: string[], counts: number[]): void {
    const host = this.querySelector<HTMLElement>('.time-chart')!;
    this.#plot?.destroy();
    this.#plot = keys.length
      ? drawBars({ counts, label: (index) => this.#label(keys[index]), number: (value) => this.context.format.count(value) }, host)
      : null;
    this.#resizing ??= new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = host;
      if (width > 0) this.#plot?.setSize({ width, height });
    });
    this.#resizing.observe(host);
  }

  #hovered(keys: string[], index: number | null): void {
    const key = keys[index ?? -1];
    const count = key ? this.#countsOf([key])[0]! : 0;
    this.querySelector<HTMLElement>('.time-brush')!.title = key
      ? `${this.#label(key)}: ${this.context.text('matched', { count })}` : this.context.text('time.brush_hint');
  }
}
