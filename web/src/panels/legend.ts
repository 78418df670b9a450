import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { cssProperties } from '../components/css_properties.ts';
import type { Reading } from '../map/pointer_reading.ts';
import { classesOf } from '../picture/choropleth.ts';
import type { Picture } from '../picture/picture.ts';
import { denominatorText } from './denominator.ts';

/** The method that tells whether hot spots predict. */
export const backTest = 'back-test';

/** What the picture's colours mean: the server's own breaks and units; and the number under the pointer. */
@customElement('uramost-legend')
export class Legend extends RegisterElement {
  @property({ attribute: false }) picture: Picture | null = null;
  /** False for the picture that stands in where there is no WebGL. */
  @property({ attribute: false }) canPoint = true;
  @property({ attribute: false }) reading: Reading | null = null;
  /** Whether the server offers to test hot spots on months that they have not seen. */
  @property({ attribute: false }) canTest = false;

  protected override render() {
    const { context, picture } = this;
    const open = matchMedia('(min-width: 900px)').matches;
    const heat = picture?.wish.layers.includes('heat');
    return html`<details class="legend" ?open=${open} aria-label=${context.text('legend.title')}>
      <summary>${context.text('legend.title')}</summary>
      ${heat ? this.heatLegend(picture!) : null}
      ${picture ? this.choroplethLegend(picture) : null}
      ${picture?.incidents ? html`<p class="legend-note"><span class="swatch point"></span>${context.text('legend.points')}</p>` : null}
      ${context.layers.includes('patrol') ? html`<p class="legend-note"><span class="swatch patrol"></span>${context.text('layers.patrol')}</p>` : null}
    </details>
    ${this.canPoint && heat ? this.pointer() : null}`;
  }

  private pointer() {
    const { context, reading } = this;
    const where = reading?.value.municipality_code;
    const name = where ? context.bothNames(context.municipality(where)?.name) : '';
    return html`<p class="reading" aria-live="polite" data-testid="reading">${reading
      ? html`<strong>${context.format.density(reading.value.density_per_km2)}</strong> ${this.units()}
          <span>${name || context.text('municipality.none')}</span>`
      : html`<span>${context.text('legend.point_hint')}</span>`}</p>`;
  }

  private heatLegend({ heat }: Picture) {
    const { context } = this;
    if (!heat.breaks.length) return html`<p class="legend-note">${context.text('legend.nothing')}</p>`;
    return html`<div class="legend-heat">
      <h2>${context.text('legend.density')} <small>${this.units()}</small></h2>
      <ol class="ramp" data-testid="legend">
        ${heat.breaks.map((from, index) => html`<li data-from=${from}>
          <span class="swatch" ${cssProperties({ '--swatch': heat.colours[index] ?? 'transparent' })}></span>
          <span class="number">${context.format.density(from)}</span>
          ${heat.peak_held && index === heat.breaks.length - 1 ? html`<small>${context.text('legend.and_more')}</small>` : null}</li>`)}
      </ol>
      <label class="check"><input type="checkbox" name="hold-scale" .checked=${this.state.style.peak !== null}
        @change=${(event: Event) => this.hold((event.target as HTMLInputElement).checked)} />
        <span>${context.text('legend.hold')}</span></label>
      <p class="legend-note">${context.text(heat.peak_held ? 'legend.how_held' : 'legend.how', {
        bandwidth: context.format.distance(heat.bandwidth_m),
        kernel: context.messages.ofCode('kernel', heat.kernel),
        count: heat.count,
        peak: context.format.density(heat.peak_per_km2),
      })}</p>
      ${this.canTest ? html`<p class="legend-note"><button class="link" name="does-it-predict" @click=${() => this.test()}>${context.text('legend.predicts')}</button></p>` : null}
    </div>`;
  }

  /** Keeps the colours as they are, so that one period can be compared with another. */
  private hold(held: boolean): void {
    this.context.store.setStyle({ peak: held ? this.picture!.heat.peak_per_km2 : null });
  }

  /** Opens the test, over what the map shows. */
  private test(): void {
    this.context.store.setView({ tab: 'analysis', sheet: 'data', method: backTest, result: null, pinned: null });
  }

  private choroplethLegend({ counts, wish: { measure } }: Picture) {
    const { context } = this;
    if (!counts) return null;
    const years = measure === 'rate' ? denominatorText(context, counts.rows) : '';
    return html`<div class="legend-choropleth">
      <h2>${context.text(measure === 'count' ? 'legend.counts' : 'legend.rates')}</h2>
      <ol class="ramp">
        ${classesOf(counts, measure)?.breaks.map((from, index) => html`<li><span class="swatch choropleth-${index + 1}"></span>
          <span class="number">${context.format.density(from)}</span></li>`)}
      </ol>
      ${years ? html`<p class="legend-note">${years}</p>` : null}
      ${measure === 'rate' && counts.warnings.length
        ? html`<p class="legend-note caution">${context.text('warning.boycotted_census')}</p>` : null}
    </div>`;
  }

  /** The server's unit in the reader's language. */
  private units(): string {
    return this.context.text(this.picture?.heat.weight === 'severity' ? 'units.severity' : 'units.count');
  }
}
