import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { keyOfSource, type ReleaseSource } from '../api/release_routes.ts';
import type { ReleaseSummary } from '../api/release_types.ts';
import { ContextElement } from '../components/context_element.ts';
import { cssProperties } from '../components/css_properties.ts';
import { Loader } from '../components/loader.ts';
import { hasWebGl2 } from '../map/webgl.ts';
import { releaseMeaning } from './release_facts.ts';
import type { ReleasePicture } from './release_map.ts';
import '../map/static_map.ts';
import './release_map.ts';
import './release_tables.ts';

/** What everybody sees of a release, or would see of the draft of one: a map, tables, and what they mean. */
@customElement('uramost-release-view')
export class ReleaseView extends ContextElement {
  @property({ attribute: false }) source!: ReleaseSource;
  @property({ attribute: false }) summary!: ReleaseSummary;
  readonly #picture = new Loader<ReleasePicture>(this, (problem) => this.context.report(problem));
  readonly #webGl = hasWebGl2();

  /** That of the address, when the release has it. */
  private get year(): number | null {
    const { year } = this.state.view;
    return year !== null && this.summary.years.includes(year) ? year : null;
  }

  protected override willUpdate(): void {
    const { source, year } = this;
    const { releases } = this.context.client;
    void this.#picture.load(`${keyOfSource(source)} ${year}`, async (signal) => {
      const [heat, points] = await Promise.all([releases.heat(source, year, signal), releases.points(source, year, signal)]);
      return { heat, points };
    });
  }

  protected override render() {
    const { context, source, summary, year } = this;
    const picture = this.#picture.loading ? null : this.#picture.value;
    return html`
      <section class="release-map" aria-label=${context.text('release.map')}>
        <div class="map-head">
          ${this.years()}
          <p class="matched" aria-live="polite" data-testid="counted">${picture ? this.counted(picture) : context.text('loading')}</p>
        </div>
        <div class="map-area">
          ${this.#webGl
            ? html`<uramost-release-map .context=${context} .picture=${picture} theme=${context.theme}></uramost-release-map>`
            : html`<uramost-static-map .context=${context} .tiles=${picture?.heat.tiles[0] ?? null}
                .explanation=${context.text('map.no_webgl_public')}></uramost-static-map>`}
          ${picture ? this.legend(picture) : null}
        </div>
      </section>
      <section class="card" aria-label=${context.text('release.tables')}>
        <uramost-release-tables .context=${context} .source=${source} .summary=${summary} .year=${year}></uramost-release-tables>
      </section>
      ${releaseMeaning(context, summary)}`;
  }

  private years() {
    const { context, summary, year } = this;
    return html`<label class="inline">${context.text('release.year')}
      <select name="year" @change=${(event: Event) => context.store.setView({ year: Number((event.target as HTMLSelectElement).value) || null })}>
        <option value="" ?selected=${year === null}>${context.text('release.all_years')}</option>
        ${[...summary.years].reverse().map((one) => html`<option value=${one} ?selected=${one === year} .selected=${one === year}>${one}</option>`)}
      </select></label>`;
  }

  private counted({ heat }: ReleasePicture) {
    return this.context.text('release.drawn', { count: heat.count });
  }

  private legend({ heat }: ReleasePicture) {
    const { context } = this;
    return html`<details class="legend" ?open=${matchMedia('(min-width: 900px)').matches} aria-label=${context.text('legend.title')}>
      <summary>${context.text('legend.title')}</summary>
      ${heat.breaks.length ? html`<div class="legend-heat">
        <h2>${context.text('legend.density')} <small>${context.text('units.count')}</small></h2>
        <ol class="ramp" data-testid="legend">${heat.breaks.map((from, index) => html`<li data-from=${from}>
          <span class="swatch" ${cssProperties({ '--swatch': heat.colours[index] ?? 'transparent' })}></span>
          <span class="number">${context.format.density(from)}</span></li>`)}</ol>
        <p class="legend-note">${context.text('release.legend', { bandwidth: context.format.distance(heat.bandwidth_m) })}</p>
      </div>` : html`<p class="legend-note">${context.text('legend.nothing')}</p>`}
      <p class="legend-note"><span class="swatch point"></span><span>${context.text('release.legend_points')};
        <small>${context.text('layers.incidents_hint')}</small></span></p>
    </details>`;
  }
}
