import type { Point } from 'geojson';
import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import type { Problem } from './api/problem.ts';
import type { Aggregate } from './api/types.ts';
import { ContextElement } from './components/context_element.ts';
import { icon, type IconName } from './components/icon.ts';
import { Loader } from './components/loader.ts';
import { languageNames, languages, type Language } from './i18n/language.ts';
import type { FlyTo, MapView } from './map/map_view.ts';
import type { Reading } from './map/pointer_reading.ts';
import { hasWebGl2 } from './map/webgl.ts';
import type { ImportDialog } from './panels/import_dialog.ts';
import { problemText } from './panels/problem_text.ts';
import { HeldScale } from './picture/held_scale.ts';
import { askFor, type Picture } from './picture/picture.ts';
import { PictureFeed, type Stage } from './picture/picture_feed.ts';
import { writeQuery, type BoundingBox } from './state/incident_query.ts';
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
import './panels/picture_label.ts';
import './panels/time_panel.ts';

const noticeMs = 8000;
const sheetIcons: Record<Sheet, IconName> = { map: 'map', filters: 'filter', time: 'time', data: 'table' };

/** The whole application: header, filters, map with legend, time, tables. Loads what several parts share. */
@customElement('uramost-workspace')
export class Workspace extends ContextElement {
  @state() private theme = chosenTheme();
  @state() private reading: Reading | null = null;
  @state() private selected: Point | null = null;
  @state() private problem: Problem | null = null;
  @state() private announcement = '';
  @query('uramost-map') private map!: MapView | null;
  @query('uramost-import-dialog') private importDialog!: ImportDialog;
  #staged!: (stage: Stage) => void;
  readonly #feed = new PictureFeed(
    (wish, signal) => askFor(wish, this.context.client, signal),
    new Promise((staged) => (this.#staged = staged)),
    () => this.#pictureChanged(),
    (problem) => this.context.report(problem),
  );
  readonly #scale = new HeldScale();
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
    const { client, meta, moving, restingQuery: resting } = this.context;
    const { query, style, view } = this.state;
    document.documentElement.lang = this.context.language;
    document.title = this.context.text('title');
    const drawn = moving ? this.#scale.hold(style, this.#feed.shown) : this.#scale.release(style);
    const { layers, measure } = view;
    this.#feed.want({ query, style: drawn, layers, measure, revision: meta.revision }, moving);
    void this.#counts.load(`${meta.revision} ${writeQuery(resting)}`, (signal) => client.aggregate('municipality', resting, signal));
  }

  #pictureChanged(): void {
    this.requestUpdate();
    const { shown } = this.#feed;
    if (shown && shown.revision > this.context.meta.revision) void this.context.refresh();
  }

  protected override render() {
    const { context, state: { view } } = this;
    const { shown: picture, busy } = this.#feed;
    const counts = this.#counts.value;
    return html`
      <a class="skip" href="#table-panel" @click=${(event: Event) => this.skip(event)}>${context.text('skip')}</a>
      ${this.header(picture)}
      <div class="workspace" data-sheet=${view.sheet}>
        <aside class="pane filters-pane" aria-label=${context.text('filter.title')}>
          <uramost-layer-panel .context=${context}></uramost-layer-panel>
          <uramost-filter-panel .context=${context} .boxShown=${() => this.map?.box ?? null}></uramost-filter-panel>
        </aside>
        <main class="centre">
          <h1 class="visually-hidden">${context.text('title')}</h1>
          <uramost-active-filters .context=${context} .picture=${picture} .busy=${busy}></uramost-active-filters>
          <div class="map-area">
            ${this.#webGl
              ? html`<uramost-map .context=${context} .picture=${picture} .selected=${this.selected} theme=${this.theme}
                  @stage=${(event: CustomEvent<Stage>) => this.#staged(event.detail)}
                  @reading=${(event: CustomEvent<Reading | null>) => (this.reading = event.detail)}></uramost-map>`
              : html`<uramost-static-map .context=${context}
                  @stage=${(event: CustomEvent<Stage>) => this.#staged(event.detail)}></uramost-static-map>`}
            <uramost-picture-label .context=${context} .picture=${picture} .busy=${busy}></uramost-picture-label>
            <uramost-legend .context=${context} .picture=${picture} .canPoint=${this.#webGl} .reading=${this.reading}></uramost-legend>
          </div>
          <section class="pane time-pane" aria-label=${context.text('time.title')}>
            <uramost-time-panel .context=${context} .waiting=${busy} theme=${this.theme}></uramost-time-panel>
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

  private header(picture: Picture | null) {
    const { context } = this;
    return html`<header class="top">
      <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28" /><span>UraMost</span></a>
      ${context.meta.synthetic ? html`<span class="synthetic" title=${context.text('synthetic.explain')}>${icon('warning')}${context.text('synthetic.badge')}</span>` : null}
      <uramost-geocode-box .context=${context}></uramost-geocode-box>
      <nav class="actions" aria-label=${context.text('actions')}>
        <button class="button" name="import" @click=${() => this.importDialog.open()}>${icon('upload')}<span class="label">${context.text('import.button')}</span></button>
        <uramost-export-menu .context=${context} .picture=${picture}></uramost-export-menu>
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
