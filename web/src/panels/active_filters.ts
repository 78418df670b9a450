import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { ContextElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import type { HeatTileJson } from '../api/types.ts';
import { dateOf } from '../state/date_of.ts';
import { queryParameters, isEmpty, weekdays, without, type QueryParameter } from '../state/incident_query.ts';

/** How many incidents match, and each condition as a chip that takes it away. */
@customElement('uramost-active-filters')
export class ActiveFilters extends ContextElement {
  @property({ attribute: false }) heat: HeatTileJson | null = null;

  protected override render() {
    const { context, state: { query } } = this;
    return html`<div class="filter-bar">
      <p class="matched" aria-live="polite" data-testid="matched">${this.matched()}</p>
      ${isEmpty(query) ? null : html`
        <ul class="chips" aria-label=${context.text('filter.active')}>
          ${queryParameters.map((name) => this.chip(name))}
          <li><button class="link" name="reset" @click=${() => context.store.resetQuery()}>${context.text('filter.reset')}</button></li>
        </ul>`}
    </div>`;
  }

  private matched() {
    const { context, heat } = this;
    if (!heat) return context.text('loading');
    const all = heat.count + heat.unlocated;
    return html`<strong>${context.text('matched', { count: all })}</strong>${heat.unlocated ? html`
      <span class="off-map">${this.offMap(heat.unlocated)}
      <button class="link" name="show-off-map" @click=${() => this.showOffMap()}>${context.text('unlocated.show')}</button></span>` : null}`;
  }

  private offMap(unlocated: number) {
    const { ambiguous, unlocated: unknown } = this.context.meta.counts;
    // The register says how they divide; for a filtered part only their number is known.
    if (isEmpty(this.state.query) && ambiguous + unknown === unlocated)
      return this.context.text('unlocated.divided', { count: unlocated, ambiguous, unlocated: unknown });
    return this.context.text('unlocated.count', { count: unlocated });
  }

  private showOffMap(): void {
    this.context.store.set({ municipality: ['none'] }, { tab: 'incidents', sheet: 'data' });
  }

  private chip(name: QueryParameter) {
    const text = this.describe(name);
    if (!text) return null;
    const remove = () => name === 'bbox'
      ? this.context.store.set({ bbox: null }, { follow: false })
      : this.context.store.setQuery(without(this.state.query, name));
    return html`<li class="chip" data-parameter=${name}><span>${text}</span>
      <button @click=${remove} aria-label=${this.context.text('filter.remove', { filter: text })}>${icon('close')}</button></li>`;
  }

  private describe(name: QueryParameter): string {
    const { context, state: { query } } = this;
    const list = (values: readonly string[]) =>
      values.length > 3 ? context.text('filter.and_more', { list: values.slice(0, 2).join(', '), count: values.length - 2 }) : values.join(', ');
    switch (name) {
      case 'bbox':
        return query.bbox ? context.text('chip.bbox') : '';
      case 'datetime': {
        if (!query.datetime) return '';
        const [from, to] = [query.datetime.from, query.datetime.to].map((end) => (end ? context.format.date(dateOf(end)) : '…'));
        return `${from} – ${to}`;
      }
      case 'hours':
        return query.hours ? context.text('chip.hours', { from: clock(query.hours.first), to: clock(query.hours.last) }) : '';
      case 'weekdays':
        return weekdays.flatMap((day, index) => query.weekdays.includes(day) ? [context.format.weekday(index)] : []).join(', ');
      case 'municipality':
        return list(query.municipality.map((code) => code === 'none'
          ? context.text('municipality.none') : context.name(context.municipality(code)?.name) || code));
      case 'place':
        return query.place.length ? context.text('chip.places', { count: query.place.length }) : '';
      case 'category':
        return list(query.category.map((code) => context.categoryName(code)));
      case 'source':
        return list(query.source);
      case 'severity':
        return query.severity ? context.text('chip.severity', { least: query.severity.least, most: query.severity.most }) : '';
      case 'stage':
        return list(query.stage.map((stage) => context.messages.ofCode('stage', stage)));
      case 'text':
        return query.text ? context.text('chip.text', { text: query.text }) : '';
    }
  }
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
