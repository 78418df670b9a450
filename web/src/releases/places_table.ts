import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { nextAfter } from '../api/client.ts';
import { keyOfSource, type ReleaseSource } from '../api/release_routes.ts';
import type { ReleaseItem } from '../api/release_types.ts';
import type { Items } from '../api/types.ts';
import { ContextElement } from '../components/context_element.ts';
import { Loader } from '../components/loader.ts';
import { pager, Trail } from '../components/pager.ts';
import { bothNames, nameOfProperties } from '../i18n/names.ts';

const pageSize = 100;

/** A release's points as a table: place, month, number. */
@customElement('uramost-places-table')
export class PlacesTable extends ContextElement {
  @property({ attribute: false }) source!: ReleaseSource;
  @property({ attribute: false }) year: number | null = null;
  @state() private municipality = '';
  readonly #loader = new Loader<Items<ReleaseItem>>(this, (problem) => this.context.report(problem));
  readonly #trail = new Trail();
  #list = '';

  protected override willUpdate(): void {
    const { year, municipality } = this;
    const list = `${keyOfSource(this.source)} ${year} ${municipality}`;
    if (list !== this.#list) {
      this.#list = list;
      this.#trail.restart();
    }
    const page = { limit: pageSize, after: this.#trail.after };
    void this.#loader.load(`${list} ${page.after}`, (signal) =>
      this.context.client.releases.items(this.source, { year, municipality }, page, signal));
  }

  protected override render() {
    const { context } = this;
    const items = this.#loader.value;
    const first = this.#trail.page * pageSize + 1;
    const next = items && nextAfter(items);
    return html`
      <label class="field narrow"><span class="field-label">${context.text('filter.municipality')}</span>
        <select name="place-municipality" @change=${(event: Event) => (this.municipality = (event.target as HTMLSelectElement).value)}>
          <option value="">${context.text('release.everywhere')}</option>
          ${context.meta.municipalities.map(({ code, name }) => html`<option value=${code}>${context.bothNames(name)}</option>`)}
        </select></label>
      ${!items ? html`<p class="empty">${context.text('loading')}</p>`
        : !items.features.length ? html`<p class="empty">${context.text('release.no_places')}</p>` : html`
      <table class="table" aria-busy=${this.#loader.loading}>
        <caption class="visually-hidden">${context.text('release_table.places')}</caption>
        <thead><tr><th scope="col">${context.text('detail.place')}</th><th scope="col">${context.text('detail.municipality')}</th>
          <th scope="col">${context.text('detail.when')}</th><th scope="col" class="number">${context.text('column.count')}</th></tr></thead>
        <tbody>${items.features.map((item) => this.row(item))}</tbody>
      </table>
      ${pager(context, { first, last: first + items.numberReturned - 1, matched: items.numberMatched },
        this.#trail.page ? () => this.#turn(null) : null, next ? () => this.#turn(next) : null)}`}`;
  }

  private row({ properties: of }: ReleaseItem) {
    const { context } = this;
    const name = of.name_sq ? bothNames(nameOfProperties({ ...of }), context.language) : '';
    const municipality = context.municipality(of.municipality_code);
    const kind = of.category ? context.categoryName(of.category) : '';
    return html`<tr><th scope="row">${name || context.text('release.point')}
        ${of.tier === 'P0' ? html`<small>${[context.text('tier.P0'), kind].filter(Boolean).join(' · ')}</small>` : null}</th>
      <td>${municipality ? context.bothNames(municipality.name) : context.text('municipality.none')}</td>
      <td>${context.format.dateAsKnown(of.period)}</td>
      <td class="number">${context.format.count(of.count)}</td></tr>`;
  }

  #turn(after: number | null): void {
    if (after === null) this.#trail.back();
    else this.#trail.forward(after);
    this.requestUpdate();
  }
}
