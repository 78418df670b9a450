import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { exportUrl, presetUrl, type ExportOptions, type ExportPreset, type PresetList } from '../api/export_routes.ts';
import { FormElement } from '../components/form_element.ts';
import { icon } from '../components/icon.ts';
import { closeOnOutside } from '../components/menu.ts';
import { matched, type Picture } from '../picture/picture.ts';
import type { RegisterContext } from '../register_context.ts';

/** What each format is called by those who use it. */
const formatNames: Record<string, string> = {
  geojson: 'GeoJSON',
  geojsonseq: 'GeoJSON Text Sequence',
  csv: 'CSV',
  'csv-bom': 'CSV (Excel)',
  gpkg: 'GeoPackage',
  fgb: 'FlatGeobuf',
  kml: 'KML',
  xlsx: 'Excel (XLSX)',
  ods: 'OpenDocument (ODS)',
};

const optionTexts = { gzip: 'export.gzip', hxl: 'export.hxl' } as const;
const schedules = {
  '': 'export.schedule.none',
  'daily 3': 'export.schedule.daily',
  'weekly mon 3': 'export.schedule.weekly',
  'monthly 1 3': 'export.schedule.monthly',
} as const;

/** Downloads of exactly the incidents that the filter matches, and of those that a named export means. */
@customElement('uramost-export-menu')
export class ExportMenu extends FormElement<RegisterContext> {
  @property({ attribute: false }) picture: Picture | null = null;
  @state() private options: ExportOptions = { hxl: false, gzip: false };
  @state() private named: PresetList | null = null;
  @state() private showsNamed = false;

  readonly #toggleNamed = () => {
    this.showsNamed = !this.showsNamed;
    if (this.showsNamed) void this.#load();
  };

  #load(): Promise<void> {
    return this.try(async () => {
      this.named = await this.context.client.exports.presets();
    });
  }

  readonly #name = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const text = (name: string) => String(said.get(name) ?? '');
    const [, parameters = ''] = exportUrl(text('format'), this.#query, this.options).split('?');
    void this.try(async () => {
      await this.context.client.exports.create(
        { name: text('name'), parameters, schedule: text('schedule'), shared: said.has('shared') });
      form.reset();
      await this.#load();
    });
  };

  #remove(preset: ExportPreset): void {
    void this.try(async () => {
      await this.context.client.exports.remove(preset.id);
      await this.#load();
    });
  }

  get #query() {
    return this.picture?.wish.query ?? this.state.query;
  }

  protected override render() {
    const { context, picture } = this;
    return html`<details class="menu" @toggle=${closeOnOutside}>
      <summary class="button">${icon('download')}<span class="label">${context.text('export.title')}</span></summary>
      <div class="menu-body">
        <p>${picture ? context.text('export.explain', { count: matched(picture) }) : ''}</p>
        <ul>${context.meta.export_formats.map((format) => html`<li>
          <a href=${exportUrl(format, this.#query, this.options)} download data-format=${format}>${formatNames[format] ?? format}
            <small>.${format.replace(/-.*/, '')}</small></a></li>`)}</ul>
        ${this.#option('gzip')}${this.#option('hxl')}
        <p><a href="/api/export/dictionary?format=html&lang=${context.language}" target="_blank">${context.text('export.dictionary')}</a></p>
        <p><button type="button" class="button small" aria-expanded=${this.showsNamed} @click=${this.#toggleNamed}>
          ${context.text('export.named')}</button></p>
        ${this.showsNamed ? html`<ul>${this.named?.presets.map((preset) => this.#preset(preset))}</ul>
          ${this.#naming()}${this.outcome()}` : null}
      </div>
    </details>`;
  }

  #option(name: keyof ExportOptions) {
    const change = (event: Event) => {
      this.options = { ...this.options, [name]: (event.target as HTMLInputElement).checked };
    };
    return html`<label><input type="checkbox" name=${name} .checked=${this.options[name]} @change=${change}>
      ${this.context.text(optionTexts[name])}</label>`;
  }

  /** When the server writes it; a schedule made elsewhere as it is. */
  #written(schedule: string): string {
    const known = schedules[schedule as keyof typeof schedules];
    return known ? this.context.text(known) : schedule;
  }

  #preset(preset: ExportPreset) {
    const { context } = this;
    const isOwn = preset.owner === context.session.name;
    return html`<li>
      <a href=${presetUrl(preset)} download data-preset=${preset.name}>${preset.name}
        ${preset.schedule ? html`<small>${this.#written(preset.schedule)}</small>` : null}</a>
      ${preset.state === 'failed' || preset.state === 'refused' ? html`<p class="notice error">${preset.said}</p>` : null}
      ${isOwn ? html`<button type="button" class="small" ?disabled=${this.busy} @click=${() => this.#remove(preset)}
        aria-label=${context.text('export.remove', { name: preset.name })}>${icon('close')}</button>` : null}
    </li>`;
  }

  #naming() {
    const { context } = this;
    return html`<form @submit=${this.#name}>
      <label>${context.text('export.name')} <input name="name" required maxlength="60"></label>
      <label>${context.text('export.format')} <select name="format">${context.meta.export_formats.map((format) =>
        html`<option value=${format}>${formatNames[format] ?? format}</option>`)}</select></label>
      ${this.named?.writes_schedules ? html`<label>${context.text('export.schedule')} <select name="schedule">
        ${Object.keys(schedules).map((each) => html`<option value=${each}>${this.#written(each)}</option>`)}
      </select></label>` : null}
      <label><input type="checkbox" name="shared"> ${context.text('export.shared')}</label>
      <button class="button small" ?disabled=${this.busy}>${context.text('export.keep')}</button>
    </form>`;
  }
}
