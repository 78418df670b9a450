import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { hear } from '../components/hearing.ts';
import { applyLayers } from '../map/apply_layers.ts';
import type { MapModel } from '../map/base_style.ts';
import { DrawnMap } from '../map/drawn_map.ts';
import type { RegisterContext } from '../register_context.ts';
import type { Addition } from './looking.ts';
import { markName } from './mark_text.ts';
import { addMark, marksOf } from './marks.ts';
import type { PlanDesk } from './plan_desk.ts';
import { addPoint, type Position } from './plan_edits.ts';
import { cellsSource, forbiddenAreas, forbiddenSource, planLayers, reachOf, reachSource } from './plan_layers.ts';
import { PlanMarkers } from './plan_markers.ts';

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The open plan on the map: its points, and places marked for proposals, can be added, dragged and removed. */
@customElement('uramost-plan-map')
export class PlanMap extends DrawnMap<RegisterContext> {
  @property({ attribute: false }) desk!: PlanDesk;
  @state() private usingKeys = false;
  #markers: PlanMarkers | null = null;
  readonly #drawn = new Map<string, unknown>();
  #layers: ReturnType<typeof planLayers> = [];

  constructor() {
    super();
    hear(this, () => this.desk, 'change', () => this.requestUpdate());
  }

  /** Once the plan is closed the map is drawn no more, and soon gone. */
  protected override shouldUpdate(): boolean {
    return this.desk.draft !== null;
  }

  protected override label(): string {
    return this.context.text('plan.map');
  }

  protected override render() {
    const { adding } = this.desk.looking;
    return html`${super.render()}${adding && this.usingKeys ? html`<div class="crosshair" aria-hidden="true"></div>` : null}`;
  }

  /** Adds what is being added, by default a point, where the map's centre is. */
  addAtCentre(): void {
    const { lng, lat } = this.map!.getCenter();
    this.#add(this.desk.looking.adding ?? 'point', { lon: lng, lat });
  }

  protected override draw(map: MapLibre, { palette }: MapModel): void {
    const { desk } = this;
    const { adding, pointed } = desk.looking;
    const after = planLayers(palette, pointed);
    if (!this.#markers) this.#begin(map, after);
    else applyLayers(map, this.#layers, after);
    this.#layers = after;
    this.#drawData(map);
    this.#markers!.show();
    map.getCanvas().style.cursor = adding ? 'crosshair' : '';
  }

  #drawData(map: MapLibre): void {
    const { draft, coverage, wish } = this.desk;
    this.#put(map, reachSource, draft!.plan, reachOf);
    this.#put(map, forbiddenSource, wish.forbidden, forbiddenAreas);
    this.#put(map, cellsSource, coverage.shown?.coverage.cells ?? nothing, (cells) => cells);
  }

  /** What is drawn already is not drawn again. */
  #put<Of>(map: MapLibre, source: string, of: Of, drawing: (of: Of) => FeatureCollection): void {
    if (this.#drawn.get(source) === of) return;
    this.#drawn.set(source, of);
    map.getSource<GeoJSONSource>(source)!.setData(drawing(of));
  }

  #begin(map: MapLibre, layers: ReturnType<typeof planLayers>): void {
    for (const source of [reachSource, forbiddenSource, cellsSource]) map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of layers) map.addLayer(layer, 'place-2');
    this.#markers = new PlanMarkers(map, this.context, this.desk);
    map.on('click', (event) => this.#clicked(event));
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', (event) => this.#keyed(event));
    canvas.addEventListener('pointerdown', () => (this.usingKeys = false));
    canvas.addEventListener('blur', () => (this.usingKeys = false));
  }

  protected override pointed(map: MapLibre, event: MapMouseEvent): void {
    const cell = map.queryRenderedFeatures(event.point, { layers: ['demand-cells'] })[0]?.properties;
    if (!cell) return void this.names.remove();
    const { context } = this;
    const demand = context.format.density(Number(cell['demand']));
    this.names.setLngLat(event.lngLat)
      .setText(context.text(cell['covered'] ? 'plan.cell_covered' : 'plan.cell_uncovered', { demand })).addTo(map);
  }

  #clicked({ lngLat, originalEvent }: MapMouseEvent): void {
    const { adding } = this.desk.looking;
    const isOnMarker = (originalEvent.target as Element).closest('.maplibregl-marker');
    if (adding && !isOnMarker) this.#add(adding, { lon: lngLat.lng, lat: lngLat.lat });
  }

  #keyed(event: KeyboardEvent): void {
    this.usingKeys = true;
    if (!this.desk.looking.adding || event.key !== 'Enter') return;
    event.preventDefault();
    this.addAtCentre();
  }

  #add(what: Addition, at: Position): void {
    const { context, desk } = this;
    if (what !== 'point') {
      const mark = { kind: what, index: marksOf(desk.wish, what).length };
      desk.ask(addMark(desk.wish, what, at));
      desk.look({ marked: mark });
      return context.announce(context.text('plan.mark_added', { mark: markName(context, mark) }));
    }
    const { plan } = desk.draft!;
    desk.edit(addPoint(plan, at, context.text('plan.point_named', { number: plan.points.length + 1 })));
    desk.look({ pointed: plan.points.length });
    context.announce(context.text('plan.point_added', { number: plan.points.length + 1 }));
  }
}
