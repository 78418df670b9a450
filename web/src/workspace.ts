import type { Point } from 'geojson';
import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { Desk } from './analysis/desk.ts';
import type { Aggregate } from './api/types.ts';
import { RegisterElement } from './components/context_element.ts';
import { icon, type IconName } from './components/icon.ts';
import { Loader } from './components/loader.ts';
import { topBar } from './components/top_bar.ts';
import type { FlyTo, MapView } from './map/map_view.ts';
import type { Reading } from './map/pointer_reading.ts';
import { hasWebGl2 } from './map/webgl.ts';
import type { ImportDialog } from './panels/import_dialog.ts';
import { backTest } from './panels/legend.ts';
import { PlanDesk } from './planning/plan_desk.ts';
import { HeldScale } from './picture/held_scale.ts';
import { askFor, type Picture } from './picture/picture.ts';
import { PictureFeed, type Stage } from './picture/picture_feed.ts';
import { writeQuery, type BoundingBox } from './state/incident_query.ts';
import { sheets, type Sheet } from './state/view_state.ts';
import './analysis/result_stage.ts';
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
import './panels/picture_label.ts';
import './panels/time_panel.ts';
import './planning/plan_stage.ts';

const sheetIcons: Record<Sheet, IconName> = { map: 'map', filters: 'filter', time: 'time', data: 'table' };

/** The map of those who see the register: filters, map with legend, time, tables. Loads what several parts share. */
@customElement('uramost-workspace')
export class Workspace extends RegisterElement {
  @state() private reading: Reading | null = null;
  @state() private selected: Point | null = null;
  @query('uramost-map') private map!: MapView | null;
  @query('uramost-import-dialog') private importDialog!: ImportDialog | null;
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
  #desk!: Desk;
  #planDesk!: PlanDesk;

  override connectedCallback(): void {
    this.#desk = new Desk(this.context);
    this.#planDesk = new PlanDesk(this.context);
    for (const desk of [this.#desk, this.#planDesk]) desk.addEventListener('change', () => this.requestUpdate());
    super.connectedCallback();
    this.#desk.begin();
    this.#planDesk.begin();
    this.addEventListener('fly-to', (event) => this.map?.flyTo((event as CustomEvent<FlyTo>).detail));
    this.addEventListener('look-at', (event) => this.map?.fit((event as CustomEvent<BoundingBox>).detail));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#feed.stop();
    this.#desk.end();
    this.#planDesk.end();
  }

  protected override contextChanged(): void {
    const { client, meta, moving, restingQuery: resting } = this.context;
    const { query, style, view } = this.state;
    const drawn = moving ? this.#scale.hold(style, this.#feed.shown) : this.#scale.release(style);
    const { layers } = this.context;
    this.#feed.want({ query, style: drawn, layers, measure: view.measure, revision: meta.revision }, moving);
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
    const desk = this.#desk;
    const planDesk = this.#planDesk;
    return html`
      ${topBar(context, this.search(), this.tools(picture))}
      <div class="workspace" data-sheet=${view.sheet} data-tab=${view.tab}>
        <aside class="pane filters-pane" aria-label=${context.text('filter.title')}>
          <uramost-layer-panel .context=${context}></uramost-layer-panel>
          <uramost-filter-panel .context=${context} .boxShown=${() => this.map?.box ?? null}></uramost-filter-panel>
        </aside>
        <main class="centre" id="main" tabindex="-1">
          <h1 class="visually-hidden">${context.text('title')}</h1>
          <uramost-active-filters .context=${context} .picture=${picture} .busy=${busy}></uramost-active-filters>
          <div class="map-area ${desk.isMapped || planDesk.isMapped ? 'covered' : ''}">
            ${this.#webGl
              ? html`<uramost-map .context=${context} .picture=${picture} .selected=${this.selected ?? context.marked} theme=${context.theme}
                  @stage=${(event: CustomEvent<Stage>) => this.#staged(event.detail)}
                  @reading=${(event: CustomEvent<Reading | null>) => (this.reading = event.detail)}></uramost-map>`
              : html`<uramost-static-map .context=${context} .explanation=${context.text('map.no_webgl')}
                  @stage=${(event: CustomEvent<Stage>) => this.#staged(event.detail)}></uramost-static-map>`}
            <uramost-picture-label .context=${context} .picture=${picture} .busy=${busy}></uramost-picture-label>
            <uramost-legend .context=${context} .picture=${picture} .canPoint=${this.#webGl} .reading=${this.reading}
              .canTest=${desk.offers(backTest)}></uramost-legend>
            ${desk.isMapped ? html`<uramost-result-stage .context=${context} .desk=${desk}></uramost-result-stage>` : null}
            ${planDesk.isMapped ? html`<uramost-plan-stage .context=${context} .desk=${planDesk}></uramost-plan-stage>` : null}
          </div>
          <section class="pane time-pane" aria-label=${context.text('time.title')}>
            <uramost-time-panel .context=${context} .waiting=${busy} theme=${context.theme}></uramost-time-panel>
          </section>
        </main>
        <aside class="pane data-pane" aria-label=${context.text('table.title')}>
          <uramost-data-panel .context=${context} .counts=${counts} .desk=${desk} .planDesk=${planDesk}></uramost-data-panel>
        </aside>
      </div>
      ${this.sheetBar()}
      ${context.may('read_incidents') ? html`<uramost-incident-dialog .context=${context}
        @position=${(event: CustomEvent<Point | null>) => (this.selected = event.detail)}></uramost-incident-dialog>` : null}
      ${context.may('import_files') ? html`<uramost-import-dialog .context=${context}></uramost-import-dialog>` : null}`;
  }

  private search() {
    return html`${this.badges()}<uramost-geocode-box .context=${this.context}></uramost-geocode-box>`;
  }

  /** What this account does not see, said plainly. */
  private badges() {
    const { context, context: { session } } = this;
    const names = session.municipalities.map((code) => context.name(context.municipality(code)?.name) || code).join(', ');
    return html`
      ${session.view === 'masked' ? html`<span class="view-badge masked" title=${context.text('masked.explain')}>${icon('lock')}${context.text('masked.badge')}</span>` : null}
      ${names ? html`<span class="view-badge" title=${context.text('scope.explain')}>${context.text('scope.badge', { list: names })}</span>` : null}`;
  }

  private tools(picture: Picture | null) {
    const { context } = this;
    return html`
      ${context.may('import_files') ? html`<button class="button" name="import" @click=${() => this.importDialog?.open()}>${icon('upload')}<span class="label">${context.text('import.button')}</span></button>` : null}
      ${context.may('export_incidents') ? html`<uramost-export-menu .context=${context} .picture=${picture}></uramost-export-menu>` : null}
      <button class="icon-button" name="permalink" @click=${() => this.copyLink()} aria-label=${context.text('permalink.copy')} title=${context.text('permalink.copy')}>${icon('link')}</button>`;
  }

  /** On a narrow screen: which part covers the map's lower half. */
  private sheetBar() {
    const { context, state: { view } } = this;
    return html`<nav class="sheet-bar" aria-label=${context.text('sheet.title')}>
      ${sheets.map((sheet) => html`<button aria-pressed=${sheet === view.sheet} name="sheet-${sheet}"
        @click=${() => context.store.setView({ sheet }, 'replace')}>${icon(sheetIcons[sheet])}<span>${context.text(`sheet.${sheet}`)}</span></button>`)}
    </nav>`;
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
}
