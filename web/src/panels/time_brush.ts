import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { cssProperties } from '../components/css_properties.ts';
import { dragged, pressed, type Grip, type TimeWindow } from './time_window.ts';

/** Empty space beside the first and the last bar, in bars. The chart's scale is the same. */
export const margin = 0.1;
const handlePx = 10;
/** A pointer that moves less only clicks. */
const clickPx = 3;
const keysRestMs = 400;

interface Drag {
  readonly pointer: number;
  readonly grip: Grip;
  readonly x: number;
  readonly period: number;
  readonly window: TimeWindow;
}

/**
 * The time slider over the chart: a window that is moved whole or by its ends, by mouse, finger or keys. Says
 * `choose` with every window on the way and the last one again as `chosen`; `hover` with the period under the pointer.
 */
@customElement('uramost-time-brush')
export class TimeBrush extends RegisterElement {
  @property({ type: Number }) count = 0;
  /** Null: all of the time. */
  @property({ attribute: false }) window: TimeWindow | null = null;
  /** How many periods a window has that begins with a key. */
  @property({ type: Number }) firstSize = 1;
  /** The window in words. */
  @property() said = '';
  #drag: Drag | null = null;
  #last: TimeWindow | null = null;
  #keysTimer = 0;

  protected override render() {
    const { context, window, count } = this;
    const share = (index: number) => `${((index + margin) / (count + 2 * margin)) * 100}%`;
    return html`<div class="time-brush" role="slider" tabindex="0" aria-label=${context.text('time.brush')} title=${context.text('time.brush_hint')}
        aria-valuemin="0" aria-valuemax=${Math.max(0, count - 1)} aria-valuenow=${window?.from ?? 0} aria-valuetext=${this.said}
        @pointerdown=${this.grip} @pointermove=${this.move} @pointerup=${this.drop} @pointercancel=${this.drop}
        @pointerleave=${() => this.tell('hover', null)} @keydown=${this.press} @blur=${() => this.rest()}>
      ${window ? html`<div class="time-window" ${cssProperties({ '--from': share(window.from), '--to': share(window.to + 1) })}></div>` : null}
    </div>`;
  }

  private grip(event: PointerEvent): void {
    if (event.button !== 0 || this.count === 0) return;
    this.rest();
    this.area.setPointerCapture(event.pointerId);
    this.#drag = {
      pointer: event.pointerId, grip: this.gripAt(event), x: event.clientX, period: this.periodAt(event),
      window: this.window ?? { from: 0, to: this.count - 1 },
    };
  }

  private move(event: PointerEvent): void {
    const period = this.periodAt(event);
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) return this.tell('hover', period);
    if (!this.#last && Math.abs(event.clientX - drag.x) <= clickPx) return;
    this.choose(dragged(drag.window, drag.grip, drag.period, period, this.count));
  }

  private drop(event: PointerEvent): void {
    if (this.#drag?.pointer !== event.pointerId) return;
    this.#drag = null;
    this.rest();
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || this.count === 0) return;
    const end = { from: this.count, to: this.count + this.firstSize - 1 };
    const begin = { from: -this.firstSize, to: -1 };
    const start = this.window ?? (['ArrowLeft', 'ArrowDown', 'PageDown', 'End'].includes(event.key) ? end : begin);
    const next = pressed(start, event.key, event.shiftKey && this.window !== null, this.count);
    if (!next) return;
    event.preventDefault();
    this.choose(next);
    clearTimeout(this.#keysTimer);
    this.#keysTimer = window.setTimeout(() => this.rest(), keysRestMs);
  }

  private choose(next: TimeWindow): void {
    const before = this.#last ?? this.window;
    if (before?.from === next.from && before.to === next.to) return;
    this.#last = next;
    this.tell('choose', next);
  }

  /** The drag or the keys are over. */
  private rest(): void {
    clearTimeout(this.#keysTimer);
    const last = this.#last;
    this.#last = null;
    if (last) this.tell('chosen', last);
  }

  private get area(): HTMLElement {
    return this.querySelector<HTMLElement>('.time-brush')!;
  }

  /** The period under the pointer; beside the chart, one that there is not. */
  private periodAt(event: PointerEvent): number {
    const { left, width } = this.area.getBoundingClientRect();
    return Math.floor(((event.clientX - left) / width) * (this.count + 2 * margin) - margin);
  }

  private gripAt(event: PointerEvent): Grip {
    const chosen = this.querySelector('.time-window')?.getBoundingClientRect();
    if (!chosen) return 'chart';
    const [from, to] = [event.clientX - chosen.left, event.clientX - chosen.right];
    // In a narrow window the middle third stays free for moving it.
    const inside = Math.min(handlePx, chosen.width / 3);
    if (from >= -handlePx && from <= inside) return 'from';
    if (to <= handlePx && to >= -inside) return 'to';
    return from > 0 && to < 0 ? 'window' : 'chart';
  }

  private tell(name: 'choose' | 'chosen' | 'hover', detail: TimeWindow | number | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
