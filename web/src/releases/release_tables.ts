import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { keyOfSource, type ReleaseSource } from '../api/release_routes.ts';
import { publicTiers, type PublicTier, type ReleaseSummary, type ReleaseYear } from '../api/release_types.ts';
import { ContextElement } from '../components/context_element.ts';
import { Loader } from '../components/loader.ts';
import { tabList } from '../components/tab_list.ts';
import { releaseTables } from '../state/view_state.ts';
import { categoryTable, periodTable } from './count_table.ts';
import { areaName } from './release_names.ts';
import './places_table.ts';

/** A release's numbers: by month, by category, the confidential ones, by place. */
@customElement('uramost-release-tables')
export class ReleaseTables extends ContextElement {
  @property({ attribute: false }) source!: ReleaseSource;
  @property({ attribute: false }) summary!: ReleaseSummary;
  /** Null: all years. */
  @property({ attribute: false }) year: number | null = null;
  @state() private tier: PublicTier = 'p1';
  @state() private area = 'north';
  readonly #years = new Loader<ReleaseYear[]>(this, (problem) => this.context.report(problem));

  protected override willUpdate(): void {
    const { table } = this.state.view;
    if (table === 'places') return;
    const years = table === 'categories' ? this.summary.years : [this.shownYear].filter((year) => year !== undefined);
    void this.#years.load(`${keyOfSource(this.source)} ${years}`, (signal) =>
      Promise.all(years.map((year) => this.context.client.releases.tables(this.source, year, signal))));
  }

  /** Counts are published by the year: with all of them chosen, the last. */
  private get shownYear(): number | undefined {
    return this.year ?? this.summary.years.at(-1);
  }

  protected override render() {
    const { context, state: { view } } = this;
    const tabs = tabList({
      tabs: releaseTables, open: view.table, label: context.text('table.title'), panel: 'table-panel',
      name: (table) => context.text(`release_table.${table}`),
    }, (table) => context.store.setView({ table }, 'replace'));
    return html`${tabs}
      <div id="table-panel" role="tabpanel" aria-labelledby="tab-${view.table}" tabindex="0" class="stack">${this.table()}</div>`;
  }

  private table() {
    const { context, year, source } = this;
    const { table } = this.state.view;
    if (table === 'places') return html`<uramost-places-table .context=${context} .source=${source} .year=${year}></uramost-places-table>`;
    const years = this.#years.loading ? [] : (this.#years.value ?? []);
    const [first] = years;
    if (!first) return html`<p class="empty">${context.text(this.#years.loading ? 'loading' : 'release.no_years')}</p>`;
    const { thresholds } = first;
    switch (table) {
      case 'months':
        return html`${this.tiers()}<h2>${context.text('release.incidents_of', { year: String(first.year) })}</h2>
          ${this.tier === 'p1' ? html`<p class="hint">${context.text('release.withheld_p1', { threshold: thresholds.p1 })}</p>` : null}
          ${periodTable(context, first, this.tier, context.text(`release_tier.${this.tier}`))}`;
      case 'categories':
        return html`${this.tiers()}${this.areas(first)}
          ${this.tier === 'p1' ? html`<p class="hint">${context.text('release.withheld_categories')}</p>` : null}
          ${categoryTable(context, years, this.tier, this.area, context.text(`release_tier.${this.tier}`))}`;
      case 'confidential':
        return html`<h2>${context.text('release.incidents_of', { year: String(first.year) })}</h2>
          <p class="hint">${context.text('release.withheld_p2', { threshold: thresholds.p2, step: thresholds.p2_rounded_to })}</p>
          ${periodTable(context, first, 'p2', context.text('release_table.confidential'))}`;
    }
  }

  private tiers() {
    const { context } = this;
    return html`<div class="segmented" role="group" aria-label=${context.text('release.tier')}>
      ${publicTiers.map((tier) => html`<label><input type="radio" name="release-tier" value=${tier} .checked=${this.tier === tier}
        @change=${() => (this.tier = tier)} /><span>${context.text(`release_tier.${tier}`)}</span></label>`)}
    </div>`;
  }

  private areas({ areas }: ReleaseYear) {
    const { context } = this;
    return html`<label class="field narrow"><span class="field-label">${context.text('release.area')}</span>
      <select name="release-area" @change=${(event: Event) => (this.area = (event.target as HTMLSelectElement).value)}>
        ${areas.map((area) => html`<option value=${area.code} ?selected=${area.code === this.area}>${areaName(context, area)}</option>`)}
      </select></label>`;
  }
}
