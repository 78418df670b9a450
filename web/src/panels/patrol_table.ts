import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { nextAfter } from '../api/client.ts';
import type { Items, PatrolPointFeature } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { Loader } from '../components/loader.ts';
import { pager, Trail } from '../components/pager.ts';

const pageSize = 100;

/** Patrol points, of the municipalities and the rectangle that the filter names. */
@customElement('uramost-patrol-table')
export class PatrolTable extends RegisterElement {
  readonly #loader = new Loader<Items<PatrolPointFeature>>(this, (problem) => this.context.report(problem));
  readonly #trail = new Trail();
  #list = '';

  protected override contextChanged(): void {
    const { municipality, bbox } = this.state.query;
    const list = `${this.context.meta.revision} ${municipality} ${bbox}`;
    if (list !== this.#list) {
      this.#list = list;
      this.#trail.restart();
    }
    this.#load();
  }

  #load(): void {
    const { municipality, bbox } = this.state.query;
    const page = { limit: pageSize, after: this.#trail.after };
    void this.#loader.load(`${this.#list} ${page.after}`, (signal) =>
      this.context.client.patrolPoints({ municipality, bbox }, page, signal));
  }

  protected override render() {
    const { context } = this;
    const items = this.#loader.value;
    if (!items) return html`<p class="empty">${context.text('loading')}</p>`;
    if (!items.features.length) return html`<p class="empty">${context.text('patrol.empty')}</p>`;
    const first = this.#trail.page * pageSize + 1;
    const next = nextAfter(items);
    return html`
      <table class="table">
        <caption class="visually-hidden">${context.text('tab.patrol')}</caption>
        <thead><tr>
          <th scope="col">${context.text('column.patrol_point')}</th>
          <th scope="col">${context.text('column.where')}</th>
          <th scope="col">${context.text('column.shift')}</th>
        </tr></thead>
        <tbody>${items.features.map((feature) => this.row(feature))}</tbody>
      </table>
      ${pager(context, { first, last: first + items.numberReturned - 1, matched: items.numberMatched },
        this.#trail.page ? () => this.#turn(null) : null, next === null ? null : () => this.#turn(next))}`;
  }

  private row({ geometry, properties }: PatrolPointFeature) {
    const { context } = this;
    const kind = context.messages.ofCode('patrol_kind', properties.kind);
    return html`<tr>
      <th scope="row"><button class="row-button" ?disabled=${!geometry} @click=${() => this.show(geometry?.coordinates)}>
        ${properties.name}<small>${kind}</small></button></th>
      <td>${context.name(context.municipality(properties.municipality_code)?.name) || html`<span class="tag">${context.messages.ofCode('certainty', properties.certainty)}</span>`}
        ${properties.place_text ? html`<small>${properties.place_text}</small>` : null}</td>
      <td>${properties.shift || context.text('patrol.always')}<small>${[properties.languages].flat().join(', ')}</small></td>
    </tr>`;
  }

  private show(at: number[] | undefined): void {
    const { view } = this.state;
    if (!view.layers.includes('patrol')) this.context.store.setView({ layers: [...view.layers, 'patrol'] });
    if (at) this.dispatchEvent(new CustomEvent('fly-to', { detail: { lon: at[0], lat: at[1], zoom: 14 }, bubbles: true }));
  }

  #turn(after: number | null): void {
    if (after === null) this.#trail.back();
    else this.#trail.forward(after);
    this.#load();
  }
}
