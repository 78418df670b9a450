import type { GeoJSONSource, Map as MapLibre, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Problem } from '../api/problem.ts';
import { bothNames, nameOfProperties } from '../i18n/names.ts';
import { MapStage } from '../picture/map_stage.ts';
import type { Picture } from '../picture/picture.ts';
import { servePinnedTiles } from '../picture/pinned_tiles.ts';
import type { RegisterContext } from '../register_context.ts';
import type { BoundingBox } from '../state/incident_query.ts';
import type { MapModel } from './base_style.ts';
import { DrawnMap, type MapError } from './drawn_map.ts';
import { positionOf, reducedMotion } from './new_map.ts';
import { patrolIcon } from './patrol_icon.ts';
import { PointerReading, type Reading } from './pointer_reading.ts';

/** Ask the map to look somewhere. */
export interface FlyTo {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

const mostPatrolPoints = 1000;
/** How far from an incident a pointer still means it. */
const touchPx = 3;

type Point2D = { readonly x: number; readonly y: number };

/**
 * The map itself. Says `stage` (where pictures appear) and `reading` (the number under the pointer) to its host.
 */
@customElement('uramost-map')
export class MapView extends DrawnMap<RegisterContext> {
  /** The picture in front. */
  @property({ attribute: false }) picture: Picture | null = null;
  /** Where the incident is that is open, or what a panel speaks of. */
  @property({ attribute: false }) selected: GeoJSON.Point | GeoJSON.MultiPoint | null = null;
  @state() private readingAtCentre = false;

  #stage: MapStage | null = null;
  #reading: PointerReading | null = null;
  #patrolRevision = -1;
  #usingKeys = false;

  protected override render() {
    return html`${super.render()}${this.readingAtCentre ? html`<div class="crosshair" aria-hidden="true"></div>` : null}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('picture')) this.#reading?.follow(this.picture);
    if (changed.has('selected')) this.#select();
    super.updated(changed);
  }

  flyTo({ lon, lat, zoom }: FlyTo): void {
    this.map?.flyTo({ center: [lon, lat], zoom, animate: !reducedMotion.matches, maxDuration: 1500 });
  }

  override fit(box: BoundingBox): void {
    super.fit(box, { padding: 24 });
  }

  /** What the map shows now. */
  get box(): BoundingBox | null {
    const bounds = this.map?.getBounds();
    if (!bounds) return null;
    const round = (degrees: number) => Number(degrees.toFixed(4));
    return [round(bounds.getWest()), round(bounds.getSouth()), round(bounds.getEast()), round(bounds.getNorth())];
  }

  protected override newModel(): MapModel {
    return { ...super.newModel(), layers: this.context.layers, chosenMunicipalities: this.state.query.municipality };
  }

  /** Brings what lies on the base map in line with state, language, theme and data. */
  protected override draw(map: MapLibre, model: MapModel, isNewLook: boolean): void {
    if (!this.#stage) this.#begin(map, model);
    if (isNewLook) map.updateImage('patrol-point', patrolIcon(model.palette).data);
    this.#stage!.restyle(model);
    if (model.layers.includes('patrol')) void this.#loadPatrol(map);
  }

  #begin(map: MapLibre, model: MapModel): void {
    const { data, pixelRatio } = patrolIcon(model.palette);
    map.addImage('patrol-point', data, { pixelRatio });
    servePinnedTiles((url, signal) => this.context.client.tile(url, signal), () => void this.context.refresh());
    this.#stage = new MapStage(map, model);
    this.#reading = new PointerReading(this.context, (reading) => this.#tell('reading', reading));
    map.on('click', (event) => this.#open(map, event.point));
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', (event) => this.#keyed(map, event));
    canvas.addEventListener('pointerdown', () => this.#endKeys());
    canvas.addEventListener('blur', () => this.#endKeys());
    this.#select();
    this.#tell('stage', this.#stage);
  }

  /** A tile of a picture that fails is told by the picture. */
  protected override failed(event: MapError): void {
    if (!this.#stage?.owns(event.sourceId)) super.failed(event);
  }

  #select(): void {
    this.map?.getSource<GeoJSONSource>('selected')?.setData(this.selected ?? { type: 'FeatureCollection', features: [] });
  }

  async #loadPatrol(map: MapLibre): Promise<void> {
    const { revision } = this.context.meta;
    if (revision === this.#patrolRevision) return;
    this.#patrolRevision = revision;
    try {
      const page = await this.context.client.patrolPoints(
        { municipality: [], bbox: null }, { limit: mostPatrolPoints, after: null });
      const features = page.features.filter((feature) => feature.geometry) as GeoJSON.Feature[];
      map.getSource<GeoJSONSource>('patrol')?.setData({ type: 'FeatureCollection', features });
    } catch (error) {
      this.context.report(error as Problem);
    }
  }

  protected override moved(map: MapLibre): void {
    const { store } = this.context;
    const position = positionOf(map);
    if (store.state.view.follow) store.set({ bbox: this.box }, { position }, 'replace');
    else super.moved(map);
    if (this.#usingKeys && document.activeElement === map.getCanvas()) {
      this.readingAtCentre = true;
      this.#reading?.at({ lon: position.lon, lat: position.lat });
    }
  }

  #endKeys(): void {
    this.#usingKeys = false;
    this.readingAtCentre = false;
  }

  protected override left(): void {
    this.#reading?.clear();
  }

  protected override pointed(map: MapLibre, event: MapMouseEvent): void {
    this.#endKeys();
    this.#reading?.at({ lon: event.lngLat.lng, lat: event.lngLat.lat });
    const incident = this.#incidentAt(map, event.point);
    const over = incident ?? map.queryRenderedFeatures(event.point, {
      layers: ['patrol', 'place-0', 'place-1', 'place-2', 'municipality-fill'],
    })[0];
    map.getCanvas().style.cursor = incident ? 'pointer' : '';
    const text = incident ? this.#describeIncident(incident.properties) : over ? this.#describe(over) : '';
    if (text) this.names.setLngLat(event.lngLat).setText(text).addTo(map);
    else this.names.remove();
  }

  #describe(feature: { layer: { id: string }; properties: Record<string, unknown> }): string {
    const { properties, layer } = feature;
    if (layer.id === 'patrol') return String(properties['name']);
    return bothNames(nameOfProperties(properties), this.context.language);
  }

  /** An incident's tile says little of it, and nothing that would have to be added up. */
  #describeIncident({ count, category, occurred_on: date }: Record<string, unknown>): string {
    const { context } = this;
    if (count !== undefined) return context.text('matched', { count: Number(count) });
    return [context.categoryName(String(category)), date && context.format.dateAsKnown(String(date))].filter(Boolean).join(' · ');
  }

  #incidentAt(map: MapLibre, { x, y }: Point2D): MapGeoJSONFeature | undefined {
    const around: [[number, number], [number, number]] = [[x - touchPx, y - touchPx], [x + touchPx, y + touchPx]];
    return map.queryRenderedFeatures(around, { layers: this.#stage!.incidentLayers })[0];
  }

  /** Opens an incident, or looks closer at several. */
  #open(map: MapLibre, point: Point2D): void {
    const found = this.#incidentAt(map, point);
    if (!found) return;
    if (found.id !== undefined && this.context.may('read_incidents'))
      return this.context.store.setView({ incident: Number(found.id) });
    const [lon, lat] = (found.geometry as GeoJSON.Point).coordinates as [number, number];
    this.flyTo({ lon, lat, zoom: map.getZoom() + 2 });
  }

  #keyed(map: MapLibre, event: KeyboardEvent): void {
    this.#usingKeys = true;
    if (event.key !== 'Enter') return;
    // The same key must not press the button that the dialog puts the focus on.
    event.preventDefault();
    this.#open(map, map.project(map.getCenter()));
  }

  #tell(name: 'reading' | 'stage', detail: Reading | MapStage | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
