import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Cell, Result } from '../api/analysis_types.ts';
import { cssProperties } from '../components/css_properties.ts';
import { DeskElement } from '../components/desk_element.ts';
import { hear } from '../components/hearing.ts';
import { pager } from '../components/pager.ts';
import { otherName } from '../i18n/names.ts';
import type { Desk, Pointed } from './desk.ts';
import { orderedRows, type Order } from './rows.ts';
import type { Wording } from './wording.ts';

const pageSize = 50;

/** A result's rows. The one that has the focus, or the pointer, is shown on the map; a click moves the map there. */
@customElement('uramost-result-table')
export class ResultTable extends DeskElement<Desk> {
  @property({ attribute: false }) result!: Result;
  @property({ attribute: false }) wording!: Wording;
  @state() private order: Order | null = null;
  @state() private page = 0;
  /** The colour of a row's mark. */
  #marks = new Map<number, string>();
  #rows: number[] = [];

  constructor() {
    super();
    hear(this, () => this.desk, 'choose', (event) => this.#show((event as CustomEvent<Pointed>).detail));
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('result')) {
      this.order = null;
      this.page = 0;
      this.#marks = new Map(this.result.marks.features.map(({ properties }) => [properties.row, properties.colour]));
    }
    if (changed.has('result') || changed.has('order')) this.#rows = orderedRows(this.result, this.order, this.context.language);
  }

  protected override render() {
    const { context, result: { table }, wording, page } = this;
    if (!table.rows.length) return null;
    const rows = this.#rows.slice(page * pageSize, (page + 1) * pageSize);
    const isLast = (page + 1) * pageSize >= this.#rows.length;
    const title = context.text('analysis.table');
    return html`<div class="scroll-x whole" tabindex="0" role="region" aria-label=${title}>
      <table class="table compact result-table">
        <caption class="visually-hidden">${title}: ${wording.title(this.result)}</caption>
        <thead><tr>${table.columns.map((code, column) => this.header(code, column))}</tr></thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody>
      </table></div>
      ${this.#rows.length > pageSize ? pager(context, {
        first: page * pageSize + 1, last: page * pageSize + rows.length, matched: this.#rows.length,
      }, page ? () => (this.page = page - 1) : null, isLast ? null : () => (this.page = page + 1)) : null}`;
  }

  private header(code: string, column: number) {
    const sorted = this.order?.column === column ? this.order : null;
    const arrow = sorted ? (sorted.descending ? ' ↓' : ' ↑') : '';
    return html`<th scope="col" class=${this.#isNumber(column) ? 'number' : ''}
      aria-sort=${sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}>
      <button class="sort" data-column=${code} @click=${() => this.#sort(column)}>${this.wording.column(code)}<span aria-hidden="true">${arrow}</span></button></th>`;
  }

  private row(row: number) {
    const { desk, result: { id, table }, wording } = this;
    const cells = table.rows[row]!;
    const isPointed = desk.pointed?.id === id && desk.pointed.row === row;
    const text = (column: number) => wording.value(table.columns[column]!, cells[column]);
    const colour = this.#marks.get(row);
    const point = () => this.#marks.has(row) && desk.point({ id, row });
    return html`<tr data-row=${row} aria-selected=${isPointed} @pointerenter=${point}>
      <th scope="row">${colour
        ? html`<button class="row-button" @focus=${point} @click=${() => desk.tell('look', { id, row })}>
            <span class="swatch" ${cssProperties({ '--swatch': colour })}></span>${this.#head(cells[0])}</button>` : this.#head(cells[0])}</th>
      ${table.columns.slice(1).map((_, index) => html`<td class=${this.#isNumber(index + 1) ? 'number' : ''}>${text(index + 1)}</td>`)}</tr>`;
  }

  /** A municipality's second name goes below the first, so that the numbers stay in sight. */
  #head(cell: Cell | undefined) {
    const { context, result: { table } } = this;
    const municipality = table.columns[0] === 'municipality' ? context.municipality(String(cell)) : undefined;
    return municipality ? html`<span>${context.name(municipality.name)}<small>${otherName(municipality.name, context.language)}</small></span>`
      : this.wording.value(table.columns[0]!, cell);
  }

  #isNumber(column: number): boolean {
    return this.result.table.rows.some((cells) => typeof cells[column] === 'number');
  }

  /** Up, down, and as it opened. */
  #sort(column: number): void {
    const isThis = this.order?.column === column;
    this.order = !isThis ? { column, descending: this.#isNumber(column) }
      : this.order!.descending === this.#isNumber(column) ? { column, descending: !this.order!.descending } : null;
    this.page = 0;
  }

  /** Turns to a row's page and scrolls to it. */
  async #show({ id, row }: Pointed): Promise<void> {
    if (id !== this.result.id) return;
    this.page = Math.floor(this.#rows.indexOf(row) / pageSize);
    await this.updateComplete;
    this.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'nearest' });
  }
}
