import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { matched, type Picture } from '../picture/picture.ts';
import { queryParameters, isEmpty, without, type IncidentQuery, type QueryParameter } from '../state/incident_query.ts';
import { conditionText } from './query_text.ts';

/** What the picture is of: how many incidents match, and each condition as a chip that takes it away. */
@customElement('uramost-active-filters')
export class ActiveFilters extends RegisterElement {
  @property({ attribute: false }) picture: Picture | null = null;
  /** Another picture is on its way. */
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { context } = this;
    const query = this.picture?.wish.query ?? this.state.query;
    return html`<div class="filter-bar">
      <p class="matched" aria-live="polite" aria-busy=${this.busy || context.moving} data-testid="matched">${this.matched()}</p>
      ${isEmpty(query) ? null : html`
        <ul class="chips" aria-label=${context.text('filter.active')}>
          ${queryParameters.map((name) => this.chip(query, name))}
          <li><button class="link" name="reset" @click=${() => context.store.resetQuery()}>${context.text('filter.reset')}</button></li>
        </ul>`}
    </div>`;
  }

  private matched() {
    const { context, picture } = this;
    if (!picture) return context.text('loading');
    const { ambiguous, unlocated } = picture.heat;
    const count = ambiguous + unlocated;
    return html`<strong>${context.text('matched', { count: matched(picture) })}</strong>${count ? html`
      <span class="off-map">${context.text('off_map', { count, ambiguous, unlocated })}
      ${context.may('read_incidents') ? html`<button class="link" name="show-off-map" @click=${() => this.showOffMap()}>${context.text('off_map.show')}</button>` : null}</span>` : null}`;
  }

  private showOffMap(): void {
    this.context.store.set({ municipality: ['none'] }, { tab: 'incidents', sheet: 'data' });
  }

  private chip(query: IncidentQuery, name: QueryParameter) {
    const text = conditionText(this.context, query, name);
    if (!text) return null;
    const remove = () => name === 'bbox'
      ? this.context.store.set({ bbox: null }, { follow: false })
      : this.context.store.setQuery(without(this.state.query, name));
    return html`<li class="chip" data-parameter=${name}><span>${text}</span>
      <button @click=${remove} aria-label=${this.context.text('filter.remove', { filter: text })}>${icon('close')}</button></li>`;
  }
}
