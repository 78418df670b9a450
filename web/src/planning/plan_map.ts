import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Coverage } from '../api/coverage_types.ts';
import type { Plan } from '../api/plan_types.ts';
import { applyLayers } from '../map/apply_layers.ts';
import type { MapModel } from '../map/base_style.ts';
import { DrawnMap } from '../map/drawn_map.ts';
import type { RegisterContext } from '../register_context.ts';
import type { PlanDesk } from './plan_desk.ts';
import { addPoint, movePoint, removePoint, type Position } from './plan_edits.ts';
import { cellsSource, planLayers, reachOf, reachSource } from './plan_layers.ts';
import { PointMarkers } from './point_markers.ts';
import { pointText } from './point_text.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };

/** The open plan on the map: its points can be added, dragged and removed. */
@customElement('uramost-plan-map')
export class PlanMap extends DrawnMap<RegisterContext> {
  @property({ attribute: false }) desk!: PlanDesk;
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) cells: Coverage['cells'] | null = null;
  @property({ attribute: false }) pointedIndex: number | null = null;
  @property({ type: Boolean }) adding = false;
  @state() private usingKeys = false;
  #markers: PointMarkers | null = null;
  #drawn: { plan: Plan | null; cells: Coverage['cells'] | null } = { plan: null, cells: null };
  #layers: ReturnType<typeof planLayers> = [];

  protected override label(): string {
    return this.context.text('plan.map');
  }

  protected override render() {
    return html`${super.render()}${this.adding && this.usingKeys ? html`<div class="crosshair" aria-hidden="true"></div>` : null}`;
  }

  /** Adds a point where the map's centre is. */
  addAtCentre(): void {
    const { lng, lat } = this.map!.getCenter();
    this.#add({ lon: lng, lat });
  }

  protected override draw(map: MapLibre, { palette }: MapModel): void {
    const after = planLayers(palette, this.pointedIndex);
    if (!this.#markers) this.#begin(map, after);
    else applyLayers(map, this.#layers, after);
    this.#layers = after;
    const { plan, cells } = this;
    if (plan !== this.#drawn.plan) map.getSource<GeoJSONSource>(reachSource)!.setData(reachOf(plan));
    if (cells !== this.#drawn.cells) map.getSource<GeoJSONSource>(cellsSource)!.setData(cells ?? nothing);
    this.#drawn = { plan, cells };
    this.#markers!.show(plan.points, this.pointedIndex, (point, index) => pointText(this.context, this.desk, point, index));
    map.getCanvas().style.cursor = this.adding ? 'crosshair' : '';
  }

  #begin(map: MapLibre, layers: ReturnType<typeof planLayers>): void {
    for (const source of [reachSource, cellsSource]) map.addSource(source, { type: 'geojson', data: nothing });
    for (const layer of layers) map.addLayer(layer, 'place-2');
    const { desk } = this;
    this.#markers = new PointMarkers(map, {
      move: (index, to, gesture) => desk.edit(movePoint(desk.draft!.plan, index, to), gesture),
      moved: () => desk.draft?.endGesture(),
      choose: (index) => desk.look({ pointed: index }),
      remove: (index) => desk.edit(removePoint(desk.draft!.plan, index)),
    });
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
    const isOnMarker = (originalEvent.target as Element).closest('.plan-marker');
    if (this.adding && !isOnMarker) this.#add({ lon: lngLat.lng, lat: lngLat.lat });
  }

  #keyed(event: KeyboardEvent): void {
    this.usingKeys = true;
    if (!this.adding || event.key !== 'Enter') return;
    event.preventDefault();
    this.addAtCentre();
  }

  #add(at: Position): void {
    const { context, desk } = this;
    const { plan } = desk.draft!;
    desk.edit(addPoint(plan, at, context.text('plan.point_named', { number: plan.points.length + 1 })));
    desk.look({ pointed: plan.points.length });
    context.announce(context.text('plan.point_added', { number: plan.points.length + 1 }));
  }
}
