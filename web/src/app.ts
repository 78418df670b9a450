import type { Point } from 'geojson';
import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import type { Problem } from './api/problem.ts';
import type { Aggregate, HeatTileJson } from './api/types.ts';
import { ContextElement } from './components/context_element.ts';
import { icon, type IconName } from './components/icon.ts';
import { Loader } from './components/loader.ts';
import { languageNames, languages, type Language } from './i18n/language.ts';
import type { PointCount } from './map/incident_points.ts';
import type { FlyTo, MapView } from './map/map_view.ts';
import type { Reading } from './map/pointer_reading.ts';
import { hasWebGl2 } from './map/webgl.ts';
import type { ImportDialog } from './panels/import_dialog.ts';
import { problemText } from './panels/problem_text.ts';
import { writeStyle } from './state/heat_style.ts';
import { without, writeQuery, type BoundingBox } from './state/incident_query.ts';
import { sheets, type Sheet } from './state/view_state.ts';
import { applyTheme, chosenTheme, chooseTheme, onSystemTheme } from './theme.ts';
import './map/map_view.ts';
import './map/static_map.ts';
import './panels/active_filters.ts';
import './panels/data_panel.ts';
import './panels/export_menu.ts';
import './panels/filter_panel.ts';
import './panels/geocode_box.ts';
import './panels/import_dialog.ts';
import './panels/incident_dialog.ts';
import './panels/layer_panel.ts';
import './panels/legend.ts';
import './panels/time_panel.ts';

const noticeMs = 8000;
const sheetIcons: Record<Sheet, IconName> = { map: 'map', filters: 'filter', time: 'time', data: 'table' };

/** The whole application: header, filters, map with legend, time, tables. Loads what several parts share. */
@customElement('uramost-workspace')
export class Workspace extends ContextElement {
  @state() private theme = chosenTheme();
  @state() private reading: Reading | null = null;
  @state() private points: PointCount | null = null;
  @state() private selected: Point | null = null;
  @state() private problem: Problem | null = null;
  @state() private announcement = '';
  @query('uramost-map') private map!: MapView | null;
  @query('uramost-import-dialog') private importDialog!: ImportDialog;
  readonly #heat = new Loader<HeatTileJson>(this, (problem) => this.context.report(problem));
  readonly #counts = new Loader<Aggregate>(this, (problem) => this.context.report(problem));
  readonly #webGl = hasWebGl2();
  #noticeTimer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.context.addEventListener('problem', (event) => this.#warn((event as CustomEvent<Problem>).detail));
    this.context.addEventListener('announce', (event) => (this.announcement = (event as CustomEvent<string>).detail));
    onSystemTheme(() => (this.theme = applyTheme()));
    this.addEventListener('fly-to', (event) => this.map?.flyTo((event as CustomEvent<FlyTo>).detail));
    this.addEventListener('look-at', (event) => this.map?.fit((event as CustomEvent<BoundingBox>).detail));
  }

  protected override contextChanged(): void {
    const { client, meta } = this.context;
    const { query, style } = this.state;
    document.documentElement.lang = this.context.language;
    document.title = this.context.text('title');
    const incidents = `${meta.revision} ${writeQuery(query)}`;
    void this.#heat.load(`${incidents} ${writeStyle(style)}`, (signal) => client.heat(query, style, signal));
    // The municipality column shows them all, so that a chosen one can be compared with the others.
    const everywhere = without(query, 'municipality');
    const counted = query.municipality.length ? query : everywhere;
    void this.#counts.load(`${meta.revision} ${writeQuery(counted)}`, (signal) => client.aggregate('municipality', counted, signal));
  }

  protected override render() {
    const { context, state: { view } } = this;
    const heat = this.#heat.value;
    const counts = this.#counts.value;
    return html`
      <a class="skip" href="#table-panel" @click=${(event: Event) => this.skip(event)}>${context.text('skip')}</a>
      ${this.header(heat)}
      <div class="workspace" data-sheet=${view.sheet}>
        <aside class="pane filters-pane" aria-label=${context.text('filter.title')}>
          <uramost-layer-panel .context=${context} .counts=${counts}></uramost-layer-panel>
          <uramost-filter-panel .context=${context} .boxShown=${() => this.map?.box ?? null}></uramost-filter-panel>
        </aside>
        <main class="centre">
          <h1 class="visually-hidden">${context.text('title')}</h1>
          <uramost-active-filters .context=${context} .heat=${heat}></uramost-active-filters>
          <div class="map-area">
            ${this.#webGl
              ? html`<uramost-map .context=${context} .heat=${heat} .counts=${counts} .selected=${this.selected} theme=${this.theme}
                  @reading=${(event: CustomEvent<Reading | null>) => (this.reading = event.detail)}
                  @points=${(event: CustomEvent<PointCount | null>) => (this.points = event.detail)}></uramost-map>`
              : html`<uramost-static-map .context=${context} .heat=${heat}></uramost-static-map>`}
            <uramost-legend .context=${context} .heat=${heat} .counts=${counts} .canPoint=${this.#webGl} .reading=${this.reading} .points=${this.points}></uramost-legend>
          </div>
          <section class="pane time-pane" aria-label=${context.text('time.title')}>
            <uramost-time-panel .context=${context} theme=${this.theme}></uramost-time-panel>
          </section>
        </main>
        <aside class="pane data-pane" aria-label=${context.text('table.title')}>
          <uramost-data-panel .context=${context} .counts=${counts}></uramost-data-panel>
        </aside>
      </div>
      ${this.sheetBar()}
      ${this.problem ? html`<div class="toast" role="alert"><p>${problemText(context, this.problem)}</p>
        <button class="icon-button" @click=${() => (this.problem = null)} aria-label=${context.text('close')}>${icon('close')}</button></div>` : null}
      <div class="visually-hidden" role="status">${this.announcement}</div>
      <uramost-incident-dialog .context=${context}
        @position=${(event: CustomEvent<Point | null>) => (this.selected = event.detail)}></uramost-incident-dialog>
      <uramost-import-dialog .context=${context}></uramost-import-dialog>`;
  }

  private header(heat: HeatTileJson | null) {
    const { context } = this;
    return html`<header class="top">
      <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28" /><span>UraMost</span></a>
      ${context.meta.synthetic ? html`<span class="synthetic" title=${context.text('synthetic.explain')}>${icon('warning')}${context.text('synthetic.badge')}</span>` : null}
      <uramost-geocode-box .context=${context}></uramost-geocode-box>
      <nav class="actions" aria-label=${context.text('actions')}>
        <button class="button" name="import" @click=${() => this.importDialog.open()}>${icon('upload')}<span class="label">${context.text('import.button')}</span></button>
        <uramost-export-menu .context=${context} .heat=${heat}></uramost-export-menu>
        <button class="icon-button" name="permalink" @click=${() => this.copyLink()} aria-label=${context.text('permalink.copy')} title=${context.text('permalink.copy')}>${icon('link')}</button>
        <button class="icon-button" name="theme" @click=${() => this.toggleTheme()} aria-pressed=${this.theme === 'dark'}
          aria-label=${context.text('theme.dark')} title=${context.text('theme.dark')}>${icon(this.theme === 'dark' ? 'sun' : 'moon')}</button>
        <select class="language" name="language" aria-label=${context.text('language')}
          @change=${(event: Event) => context.choose((event.target as HTMLSelectElement).value as Language)}>
          ${languages.map((language) => html`<option value=${language} lang=${language} ?selected=${language === context.language}
            .selected=${language === context.language}>${languageNames[language]}</option>`)}
        </select>
      </nav>
    </header>`;
  }

  /** On a narrow screen: which part covers the map's lower half. */
  private sheetBar() {
    const { context, state: { view } } = this;
    return html`<nav class="sheet-bar" aria-label=${context.text('sheet.title')}>
      ${sheets.map((sheet) => html`<button aria-pressed=${sheet === view.sheet} name="sheet-${sheet}"
        @click=${() => context.store.setView({ sheet }, 'replace')}>${icon(sheetIcons[sheet])}<span>${context.text(`sheet.${sheet}`)}</span></button>`)}
    </nav>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.context.store.setView({ sheet: 'data' }, 'replace');
    void this.updateComplete.then(() => document.getElementById('table-panel')?.focus());
  }

  private toggleTheme(): void {
    this.theme = chooseTheme(this.theme === 'dark' ? 'light' : 'dark');
  }

  private async copyLink(): Promise<void> {
    await navigator.clipboard.writeText(location.href).catch(() => {});
    this.context.announce(this.context.text('permalink.copied'));
    this.#flash();
  }

  /** The announcement is for the eye as well, for a moment. */
  #flash(): void {
    const button = this.querySelector<HTMLElement>('[name=permalink]')!;
    button.dataset['done'] = 'true';
    setTimeout(() => delete button.dataset['done'], 1500);
  }

  #warn(problem: Problem): void {
    this.problem = problem;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => (this.problem = null), noticeMs);
  }
}
