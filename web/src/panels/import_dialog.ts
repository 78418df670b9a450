import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { ImportRequest } from '../api/client.ts';
import { watchJob, type JobProgress } from '../api/job_events.ts';
import type { Problem } from '../api/problem.ts';
import type { CodeWord } from '../api/register_types.ts';
import type { ImportPreview, ImportSummary, QuarantineRow } from '../api/types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { codeFields, type CodeKind } from './code_fields.ts';
import { problemNotice } from './problem_text.ts';
import { quarantineTable } from './quarantine_table.ts';
import { summaryList } from './imports_table.ts';

/** How far the user has come: choose a file, look at what it would do, let it run, read what it did. */
type Stage =
  | { readonly name: 'choose' }
  | { readonly name: 'preview'; readonly preview: ImportPreview }
  | { readonly name: 'running'; readonly job: string; readonly progress: JobProgress | null }
  | { readonly name: 'done'; readonly summary: ImportSummary; readonly quarantine: QuarantineRow[] };

const accepted = '.csv,.tsv,.txt,.xlsx,.ods,.geojson,.json,.gpkg,.kml,.fgb,.zip';
const delimiters = [',', ';', 'tab', '|'];
/** Those that registers here come in; the first is degrees. */
const coordinateSystems = [
  ['EPSG:4326', 'WGS 84'], ['EPSG:9141', 'KOSOVAREF01'], ['EPSG:32634', 'UTM 34N'],
  ['EPSG:6316', 'MGI Gauss-Krüger 7'], ['EPSG:3857', 'Web Mercator'],
] as const;
const encodings = ['UTF-8', 'UTF-16', 'windows-1250', 'windows-1251', 'ISO-8859-2'];

/** Brings a register in. Nothing is written before the user has seen how its columns are understood. */
@customElement('uramost-import-dialog')
export class ImportDialog extends RegisterElement {
  @state() private stage: Stage = { name: 'choose' };
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  #request: ImportRequest | null = null;
  #columns: Record<string, string> = {};
  #codes: Record<CodeKind, Record<string, string>> = { categories: {}, stages: {} };
  #crs = '';
  #unwatch: (() => void) | null = null;

  open(): void {
    if (this.stage.name !== 'running') this.stage = { name: 'choose' };
    this.problem = null;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    const { context } = this;
    return html`<dialog class="dialog wide" aria-labelledby="import-title">
      <header><h2 id="import-title">${context.text('import.title')}</h2>
        <button class="icon-button" @click=${() => this.close()} aria-label=${context.text('close')}>${icon('close')}</button></header>
      ${problemNotice(context, this.problem)}
      ${this.body()}
    </dialog>`;
  }

  private body() {
    switch (this.stage.name) {
      case 'choose':
        return this.choose();
      case 'preview':
        return this.preview(this.stage.preview);
      case 'running':
        return this.running(this.stage.progress);
      case 'done':
        return this.done(this.stage.summary, this.stage.quarantine);
    }
  }

  private choose() {
    const { context } = this;
    const detect = context.text('import.detect');
    const choices = (values: string[]) => values.map((value) => html`<option value=${value}>${value}</option>`);
    return html`<form @submit=${(event: Event) => this.askPreview(event)}>
      <div class="dialog-body stack">
        <label class="field"><span class="field-label">${context.text('import.file')}</span>
          <input type="file" name="file" required accept=${accepted} />
          <small>${context.text('import.formats')}</small></label>
        <div class="pair">
          <label class="field"><span class="field-label">${context.text('import.kind')}</span>
            <select name="kind">
              <option value="incidents">${context.text('kind.incidents')}</option>
              <option value="patrol-points">${context.text('kind.patrol-points')}</option>
              <option value="responses">${context.text('kind.responses')}</option>
            </select></label>
          <label class="field"><span class="field-label">${context.text('import.source')}</span>
            <input type="text" name="source" maxlength="60" pattern="[^,]*" autocomplete="off" placeholder=${context.text('import.source_hint')} /></label>
        </div>
        <details class="more"><summary>${context.text('import.reading')}</summary>
          <div class="triple">
            <label class="field"><span class="field-label">${context.text('import.delimiter')}</span>
              <select name="delimiter"><option value="">${detect}</option>${choices(delimiters)}</select></label>
            <label class="field"><span class="field-label">${context.text('import.encoding')}</span>
              <select name="encoding"><option value="">${detect}</option>${choices(encodings)}</select></label>
            <label class="field"><span class="field-label">${context.text('import.layer')}</span>
              <input type="text" name="layer" placeholder=${context.text('import.layer_hint')} /></label>
          </div></details>
      </div>
      <footer><button class="button primary" ?disabled=${this.busy}>${context.text('import.preview')}</button></footer>
    </form>`;
  }

  private preview(preview: ImportPreview) {
    const { context } = this;
    return html`<form @submit=${(event: Event) => this.start(event)}>
      <div class="dialog-body stack">
        <p class="description">${this.#request!.file.name} · ${preview.description}</p>
        <fieldset class="mapping"><legend>${context.text('import.mapping')}</legend>
          <p class="hint">${context.text('import.mapping_hint')}</p>
          <div class="mapping-grid">${preview.fields.map((field) => html`<label class="field">
            <span class="field-label">${context.messages.ofCode('field', field)}</span>
            <select name="map-${field}" @change=${(event: Event) => this.map(field, (event.target as HTMLSelectElement).value)}>
              <option value="">–</option>
              ${preview.columns.map((column) => html`<option value=${column} ?selected=${this.#columns[field] === column}>${column}</option>`)}
            </select></label>`)}
            <label class="field"><span class="field-label">${context.text('import.crs')}</span>
              <select name="crs" @change=${(event: Event) => (this.#crs = (event.target as HTMLSelectElement).value)}>
                <option value="">${context.text('import.detect')}</option>
                ${coordinateSystems.map(([code, name]) => html`<option value=${code} ?selected=${code === this.#crs}>${name} (${code})</option>`)}
              </select></label>
          </div>
        </fieldset>
        ${this.codes('categories', preview.codes?.categories)}${this.codes('stages', preview.codes?.stages)}
        <h3>${context.text('import.first_rows')}</h3>
        <div class="scroll-x" tabindex="0" role="region" aria-label=${context.text('import.first_rows')}>
          <table class="table compact">
            <thead><tr><th scope="col" class="number">${context.text('column.line')}</th>
              ${preview.columns.map((column) => html`<th scope="col">${column}<small>${this.fieldOf(column)}</small></th>`)}</tr></thead>
            <tbody>${preview.first_rows.map((row) => html`<tr class=${row.problem ? 'bad' : ''}>
              <td class="number">${row.line}</td>${preview.columns.map((_, index) => html`<td>${row.values[index] ?? ''}</td>`)}</tr>
              ${row.problem ? html`<tr class="bad"><td></td><td colspan=${preview.columns.length} lang="en">${row.problem}</td></tr>` : null}`)}</tbody>
          </table></div>
      </div>
      <footer><button type="button" class="button" @click=${() => (this.stage = { name: 'choose' })}>${context.text('back')}</button>
        <button class="button primary" name="run-import" ?disabled=${this.busy}>${context.text('import.run')}</button></footer>
    </form>`;
  }

  /** What the file's own words mean. */
  private codes(kind: CodeKind, words: readonly CodeWord[] | undefined) {
    if (!words?.length) return null;
    const { context } = this;
    return html`<fieldset class="mapping" data-testid=${kind}><legend>${context.text(`codes.${kind}`)}</legend>
      <p class="hint">${context.text('codes.explain')}</p>
      ${codeFields(context, kind, words, this.#codes[kind], (word, code) => this.say(kind, word, code))}</fieldset>`;
  }

  private running(progress: JobProgress | null) {
    const { context } = this;
    const known = progress && progress.fraction !== null;
    return html`<div class="dialog-body stack">
        <label class="field"><span class="field-label">${context.text('import.running', { file: this.#request!.file.name })}</span>
          ${known ? html`<progress max="1" .value=${progress.fraction!}></progress>` : html`<progress></progress>`}</label>
        <p role="status">${progress ? html`${context.text('import.done_rows', { count: progress.done })} ·
          ${context.text('import.rate', { rate: Math.round(progress.rows_per_s) })}
          ${progress.seconds_left !== null ? html`· ${context.text('import.left', { time: context.format.seconds(progress.seconds_left) })}` : null}` : context.text('loading')}</p>
      </div>
      <footer><button class="button" name="cancel-import" @click=${() => this.cancel()}>${context.text('import.cancel')}</button></footer>`;
  }

  private done(summary: ImportSummary, quarantine: QuarantineRow[]) {
    const { context } = this;
    return html`<div class="dialog-body stack">
        <p class="notice good" role="status">${icon('check')} ${context.text('import.finished', { count: summary.imported + summary.updated })}</p>
        ${summaryList(context, summary)}
        ${quarantineTable(context, summary.import, quarantine)}
      </div>
      <footer><button class="button" @click=${() => (this.stage = { name: 'choose' })}>${context.text('import.another')}</button>
        <button class="button primary" name="close-import" @click=${() => this.close()}>${context.text('close')}</button></footer>`;
  }

  private async askPreview(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    this.#request = {
      file: form.get('file') as File,
      kind: text('kind') as ImportRequest['kind'],
      source: text('source'),
      delimiter: text('delimiter'),
      encoding: text('encoding'),
      layer: text('layer'),
      mapping: null,
    };
    await this.try(async () => {
      const preview = await this.context.client.previewImport(this.#request!);
      this.#columns = { ...preview.mapping.columns };
      this.#codes = { categories: {}, stages: {} };
      this.#crs = preview.mapping.crs ?? '';
      this.stage = { name: 'preview', preview };
    });
  }

  /** The preview with other columns: their words are others. */
  private async askAgain({ mapping }: ImportPreview): Promise<void> {
    const request = { ...this.#request!, mapping: { ...mapping, columns: this.#columns, crs: this.#crs || null } };
    await this.try(async () => {
      const preview = await this.context.client.previewImport(request);
      if (this.stage.name === 'preview') this.stage = { name: 'preview', preview };
    });
  }

  private async start(event: Event): Promise<void> {
    event.preventDefault();
    if (this.stage.name !== 'preview') return;
    const { mapping: said } = this.stage.preview;
    const mapping = {
      columns: this.#columns,
      categories: { ...said.categories, ...this.#codes.categories },
      stages: { ...said.stages, ...this.#codes.stages },
      crs: this.#crs || null,
    };
    const request = { ...this.#request!, mapping };
    await this.try(async () => {
      const { job, events } = await this.context.client.startImport(request);
      this.stage = { name: 'running', job, progress: null };
      this.#unwatch = watchJob<ImportSummary>(events, {
        progress: (progress) => (this.stage = { name: 'running', job, progress }),
        done: (summary) => void this.finish(summary),
        failed: (problem) => this.fail(problem),
      });
    });
  }

  private async finish(summary: ImportSummary): Promise<void> {
    await this.try(async () => {
      const quarantine = summary.quarantined ? (await this.context.client.quarantine(summary.import)).rows : [];
      this.stage = { name: 'done', summary, quarantine };
      await this.context.refresh();
    });
  }

  private fail(problem: Problem): void {
    this.problem = problem;
    this.stage = { name: 'choose' };
  }

  private async cancel(): Promise<void> {
    if (this.stage.name === 'running') await this.try(() => this.context.client.cancelImport((this.stage as { job: string }).job));
  }

  private async try(act: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    this.busy = true;
    try {
      await act();
    } catch (error) {
      this.problem = error as Problem;
    }
    this.busy = false;
  }

  private close(): void {
    this.querySelector('dialog')!.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  private map(field: string, column: string): void {
    const columns = { ...this.#columns };
    delete columns[field];
    this.#columns = column ? { ...columns, [field]: column } : columns;
    if (this.stage.name === 'preview' && ['category', 'stage'].includes(field)) void this.askAgain(this.stage.preview);
    this.requestUpdate();
  }

  private say(kind: CodeKind, word: string, code: string | null): void {
    const { [word]: _, ...others } = this.#codes[kind];
    this.#codes = { ...this.#codes, [kind]: code ? { ...others, [word]: code } : others };
    this.requestUpdate();
  }

  private fieldOf(column: string): string {
    return Object.keys(this.#columns)
      .filter((field) => this.#columns[field] === column)
      .map((field) => this.context.messages.ofCode('field', field))
      .join(', ');
  }
}
