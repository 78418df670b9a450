import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import { cssProperties } from '../components/css_properties.ts';
import type { Aggregate, AggregateRow } from '../api/types.ts';
import { otherName } from '../i18n/names.ts';
import { populationText } from './denominator.ts';

type Order = 'name' | 'count' | 'rate';

/** Incidents by municipality, with the rate and what it is a rate of. */
@customElement('uramost-municipality-table')
export class MunicipalityTable extends RegisterElement {
  @property({ attribute: false }) counts: Aggregate | null = null;
  @state() private order: Order = 'count';

  protected override render() {
    const { context, counts } = this;
    if (!counts) return html`<p class="empty">${context.text('loading')}</p>`;
    if (!counts.rows.length) return html`<p class="empty">${context.text('legend.nothing')}</p>`;
    const most = Math.max(...counts.rows.map((row) => row.count));
    return html`
      ${counts.warnings.length ? html`<p class="notice caution">${context.text('warning.boycotted_census')}</p>` : null}
      <table class="table">
        <caption class="visually-hidden">${context.text('tab.municipalities')}</caption>
        <thead><tr>
          ${this.header('name', context.text('column.municipality'), '')}
          ${this.header('count', context.text('column.count'), 'number')}
          <th scope="col" class="number">${context.text('column.share')}</th>
          ${this.header('rate', context.text('column.rate'), 'number')}
        </tr></thead>
        <tbody>${this.sorted(counts.rows).map((row) => this.row(row, most))}</tbody>
        <tfoot><tr><th scope="row">${context.text('column.total')}</th>
          <td class="number" data-testid="total">${context.format.count(counts.total)}</td><td></td><td></td></tr></tfoot>
      </table>`;
  }

  private header(order: Order, label: string, kind: string) {
    const sorted = this.order === order;
    return html`<th scope="col" class=${kind} aria-sort=${sorted ? (order === 'name' ? 'ascending' : 'descending') : 'none'}>
      <button class="sort" @click=${() => (this.order = order)}>${label}<span aria-hidden="true">${sorted ? (order === 'name' ? ' ↑' : ' ↓') : ''}</span></button></th>`;
  }

  private row(row: AggregateRow, most: number) {
    const { context } = this;
    const code = row.municipality || 'none';
    const chosen = this.state.query.municipality.includes(code);
    const name = row.municipality ? context.name(row.name) || row.municipality : context.text('municipality.none');
    const second = row.municipality && row.name ? otherName(row.name, context.language) : '';
    return html`<tr aria-selected=${chosen} data-code=${code}>
      <th scope="row"><button class="row-button" @click=${() => this.choose(code)}
        title=${context.text(chosen ? 'table.unfilter' : 'table.filter')}>${name}${second ? html`<small>${second}</small>` : null}</button></th>
      <td class="number">${context.format.count(row.count)}
        <span class="bar" ${cssProperties({ '--share': String(row.count / most) })}></span></td>
      <td class="number">${context.format.percent(row.share)}</td>
      <td class="number">${row.rate_per_1000 === undefined ? html`<span class="muted">–</span>` : html`
        ${context.format.rate(row.rate_per_1000)}${row.denominator ? html`<small>${populationText(context, row.denominator)}${row.denominator.boycotted ? ' *' : ''}</small>` : null}`}</td>
    </tr>`;
  }

  private sorted(rows: readonly AggregateRow[]): AggregateRow[] {
    const collator = new Intl.Collator(this.context.language);
    const name = (row: AggregateRow) => this.context.name(row.name);
    const order = {
      name: (a: AggregateRow, b: AggregateRow) => collator.compare(name(a), name(b)),
      count: (a: AggregateRow, b: AggregateRow) => b.count - a.count,
      rate: (a: AggregateRow, b: AggregateRow) => (b.rate_per_1000 ?? -1) - (a.rate_per_1000 ?? -1),
    };
    return [...rows].sort(order[this.order]);
  }

  /** Filters by a municipality and looks at it. */
  private choose(code: string): void {
    const { municipality } = this.state.query;
    const only = municipality.length === 1 && municipality[0] === code;
    this.context.store.setQuery({ municipality: only ? [] : [code] });
    const box = this.context.municipality(code)?.bbox;
    if (box && !only) this.dispatchEvent(new CustomEvent('look-at', { detail: box, bubbles: true }));
  }
}
