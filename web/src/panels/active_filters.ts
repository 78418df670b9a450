import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { matched, type Picture } from '../picture/picture.ts';
import { queryParameters, isEmpty, weekdays, without, type IncidentQuery, type QueryParameter } from '../state/incident_query.ts';
import { timeText } from './time_text.ts';

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
    const text = this.describe(query, name);
    if (!text) return null;
    const remove = () => name === 'bbox'
      ? this.context.store.set({ bbox: null }, { follow: false })
      : this.context.store.setQuery(without(this.state.query, name));
    return html`<li class="chip" data-parameter=${name}><span>${text}</span>
      <button @click=${remove} aria-label=${this.context.text('filter.remove', { filter: text })}>${icon('close')}</button></li>`;
  }

  private describe(query: IncidentQuery, name: QueryParameter): string {
    const { context } = this;
    const list = (values: readonly string[]) =>
      values.length > 3 ? context.text('filter.and_more', { list: values.slice(0, 2).join(', '), count: values.length - 2 }) : values.join(', ');
    switch (name) {
      case 'bbox':
        return query.bbox ? context.text('chip.bbox') : '';
      case 'datetime':
        return query.datetime ? timeText(context, query.datetime) : '';
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
