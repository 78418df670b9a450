import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { bandwidthStops, heatWeights, kernels, nearestStop, type HeatWeight, type Kernel } from '../state/heat_style.ts';
import { layerNames, measures, type LayerName, type Measure } from '../state/view_state.ts';

/** Which layers are on, and how the heat map is computed. */
@customElement('uramost-layer-panel')
export class LayerPanel extends RegisterElement {
  protected override render() {
    const { context } = this;
    return html`
      <details class="section" open>
        <summary>${context.text('layers.title')}</summary>
        <fieldset class="stack">
          <legend class="visually-hidden">${context.text('layers.title')}</legend>
          ${context.offeredLayers.map((name) => this.layer(name))}
        </fieldset>
      </details>
      <details class="section" open>
        <summary>${context.text('heat.title')}</summary>
        ${this.heatStyle()}
      </details>`;
  }

  private layer(name: LayerName) {
    const { view } = this.state;
    return html`
      <label class="check">
        <input type="checkbox" name="layer-${name}" .checked=${view.layers.includes(name)} @change=${() => this.toggle(name)} />
        <span>${this.context.text(`layers.${name}`)}
          ${name === 'incidents' && view.layers.includes('heat') ? html`<small>${this.context.text('layers.incidents_hint')}</small>` : null}</span>
      </label>
      ${name === 'municipalities' && view.layers.includes(name) ? this.measure() : null}`;
  }

  private measure() {
    return html`<div class="segmented indented" role="group" aria-label=${this.context.text('layers.measure')}>
      ${measures.map((measure) => html`<label><input type="radio" name="measure" value=${measure}
          .checked=${this.state.view.measure === measure} @change=${() => this.setMeasure(measure)} />
          <span>${this.context.text(`measure.${measure}`)}</span></label>`)}
    </div>`;
  }

  private heatStyle() {
    const { context, state: { style } } = this;
    const stop = nearestStop(style.bandwidthM);
    return html`<div class="stack">
      <label class="field">
        <span class="field-label">${context.text('heat.bandwidth')}
          <output>${context.format.distance(style.bandwidthM)}</output></span>
        <input type="range" name="bandwidth" min="0" max=${bandwidthStops.length - 1} step="1" .value=${String(stop)}
          aria-valuetext=${context.format.distance(style.bandwidthM)}
          @input=${(event: Event) => this.setBandwidth(event, 'replace')} @change=${(event: Event) => this.setBandwidth(event, 'push')} />
        <small>${context.text('heat.bandwidth_hint')}</small>
      </label>
      <label class="field"><span class="field-label">${context.text('heat.weight')}</span>
          <select name="weight" @change=${(event: Event) => this.setWeight(valueOf(event) as HeatWeight)}>
            ${heatWeights.map((weight) => html`<option value=${weight} ?selected=${weight === style.weight}>
              ${context.text(`weight.${weight}`)}</option>`)}
          </select></label>
      <div class="pair">
        <label class="field"><span class="field-label">${context.text('heat.kernel')}</span>
          <select name="kernel" @change=${(event: Event) => context.store.setStyle({ kernel: valueOf(event) as Kernel })}>
            ${kernels.map((kernel) => html`<option value=${kernel} ?selected=${kernel === style.kernel}>
              ${context.text(`kernel.${kernel}`)}</option>`)}
          </select></label>
        <label class="field"><span class="field-label">${context.text('heat.ramp')}</span>
        <select name="ramp" @change=${(event: Event) => context.store.setStyle({ ramp: valueOf(event) })}>
          ${context.meta.ramps.map((ramp) => html`<option value=${ramp} ?selected=${ramp === style.ramp}>${ramp}</option>`)}
        </select></label>
      </div>
    </div>`;
  }

  private toggle(name: LayerName): void {
    const { layers } = this.state.view;
    const changed = layers.includes(name) ? layers.filter((other) => other !== name) : [...layers, name];
    this.context.store.setView({ layers: layerNames.filter((other) => changed.includes(other)) });
  }

  private setMeasure(measure: Measure): void {
    this.context.store.setView({ measure });
  }

  /** A scale that is held is one of the old unit. */
  private setWeight(weight: HeatWeight): void {
    this.context.store.setStyle({ weight, peak: null });
  }

  private setBandwidth(event: Event, step: 'push' | 'replace'): void {
    const bandwidthM = bandwidthStops[Number(valueOf(event))]!;
    this.context.store.setStyle({ bandwidthM }, step);
  }
}

const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
