import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { nextAfter } from '../api/client.ts';
import type { IncidentFeature, Items } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { Loader } from '../components/loader.ts';
import { pager, Trail } from '../components/pager.ts';
import { writeQuery } from '../state/incident_query.ts';

const pageSize = 100;

/** The incidents that match, a page at a time; each opens its details and is shown on the map. */
@customElement('uramost-incident-table')
export class IncidentTable extends RegisterElement {
  readonly #loader = new Loader<Items<IncidentFeature>>(this, (problem) => this.context.report(problem));
  readonly #trail = new Trail();
  #list = '';

  protected override contextChanged(): void {
    const list = `${this.context.meta.revision} ${writeQuery(this.context.restingQuery)}`;
    if (list !== this.#list) {
      this.#list = list;
      this.#trail.restart();
    }
    this.#load();
  }

  #load(): void {
    const page = { limit: pageSize, after: this.#trail.after };
    void this.#loader.load(`${this.#list} ${page.after}`, (signal) =>
      this.context.client.incidents(this.context.restingQuery, page, signal));
  }

  protected override render() {
    const { context } = this;
    const items = this.#loader.value;
    if (!items) return html`<p class="empty">${context.text('loading')}</p>`;
    if (!items.features.length) return html`<p class="empty">${context.text('legend.nothing')}</p>`;
    const first = this.#trail.page * pageSize + 1;
    const next = nextAfter(items);
    return html`
      <table class="table" aria-busy=${this.#loader.loading}>
        <caption class="visually-hidden">${context.text('tab.incidents')}</caption>
        <thead><tr>
          <th scope="col">${context.text('column.incident')}</th>
          <th scope="col">${context.text('column.where')}</th>
          <th scope="col" class="number"><abbr title=${context.text('column.severity')}>${context.text('column.severity_short')}</abbr></th>
        </tr></thead>
        <tbody>${items.features.map((feature) => this.row(feature))}</tbody>
      </table>
      ${pager(context, { first, last: first + items.numberReturned - 1, matched: items.numberMatched },
        this.#trail.page ? () => this.#turn(null) : null, next === null ? null : () => this.#turn(next))}`;
  }

  private row({ id, geometry, properties }: IncidentFeature) {
    const { context } = this;
    const municipality = context.municipality(properties.municipality_code);
    const place = context.name(properties.place_name) || properties.place_text || '';
    return html`<tr aria-selected=${this.state.view.incident === id} data-id=${id}>
      <th scope="row"><button class="row-button" @click=${() => this.open(id, geometry?.coordinates)}>
        ${context.categoryName(properties.category)}<small>${context.format.time(properties.occurred_at, properties.occurred_precision)}</small></button></th>
      <td>${municipality ? context.name(municipality.name) : html`<span class="tag">${context.messages.ofCode('certainty', properties.certainty)}</span>`}
        ${place ? html`<small>${place}</small>` : null}</td>
      <td class="number"><span class="severity severity-${properties.severity}">${properties.severity}</span></td>
    </tr>`;
  }

  private open(incident: number, at: number[] | undefined): void {
    this.context.store.setView({ incident });
    if (at) this.dispatchEvent(new CustomEvent('fly-to', { detail: { lon: at[0], lat: at[1], zoom: 14 }, bubbles: true }));
  }

  #turn(after: number | null): void {
    if (after === null) this.#trail.back();
    else this.#trail.forward(after);
    this.#load();
    this.closest('.tab-panel')?.scrollTo(0, 0);
  }
}
