import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { ImportRecord, QuarantineRow } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import type { Context } from '../context.ts';
import { Loader } from '../components/loader.ts';
import { quarantineTable } from './quarantine_table.ts';
import './register_codes.ts';

/** What was imported, newest first; each opens to what was set aside. */
@customElement('uramost-imports-table')
export class ImportsTable extends RegisterElement {
  @state() private open: number | null = null;
  readonly #imports = new Loader<{ imports: ImportRecord[] }>(this, (problem) => this.context.report(problem));
  readonly #quarantine = new Loader<{ rows: QuarantineRow[] }>(this, (problem) => this.context.report(problem));

  protected override contextChanged(): void {
    void this.#imports.load(`${this.context.meta.revision}`, (signal) => this.context.client.imports(signal));
  }

  protected override render() {
    const { context } = this;
    const all = this.#imports.value?.imports;
    if (!all) return html`<p class="empty">${context.text('loading')}</p>`;
    if (!all.length) return html`<p class="empty">${context.text('imports.empty')}</p>`;
    return html`<ul class="imports">${all.map((one) => this.one(one))}</ul>
      <uramost-register-codes .context=${context}></uramost-register-codes>`;
  }

  private one(record: ImportRecord) {
    const { context } = this;
    const isOpen = this.open === record.import;
    return html`<li>
      <button class="row-button" aria-expanded=${isOpen} @click=${() => this.toggle(record)}>
        <strong>${record.file_name}</strong>
        <small>${record.source} · ${context.messages.ofCode('kind', record.kind)} · ${context.format.time(record.imported_at)}</small>
        <span class="facts">
          <span>${context.text('imports.rows', { count: record.rows })}</span>
          ${record.quarantined ? html`<span class="caution-text">${context.text('imports.quarantined', { count: record.quarantined })}</span>` : null}
        </span></button>
      ${isOpen ? html`<div class="import-detail">${summaryList(context, record)}
        ${this.#quarantine.loading ? html`<p class="empty">${context.text('loading')}</p>`
          : quarantineTable(context, record.import, this.#quarantine.value?.rows ?? [])}</div>` : null}
    </li>`;
  }

  private toggle(record: ImportRecord): void {
    this.open = this.open === record.import ? null : record.import;
    if (this.open !== null) {
      void this.#quarantine.load(`${record.import}`, (signal) => this.context.client.quarantine(record.import, signal));
    }
  }
}

const summaryFields = [
  'rows', 'imported', 'updated', 'unchanged', 'quarantined', 'located_by_coordinate', 'located_by_place', 'ambiguous', 'unlocated',
] as const;

/** The numbers of an import, as a list of terms. */
export function summaryList(context: Context, summary: Pick<ImportRecord, (typeof summaryFields)[number]>) {
  return html`<dl class="summary">${summaryFields.map((field) => html`<div><dt>${context.text(`summary.${field}`)}</dt>
    <dd class="number" data-field=${field}>${context.format.count(summary[field])}</dd></div>`)}</dl>`;
}
