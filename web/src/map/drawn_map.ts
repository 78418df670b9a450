import { Popup, type ErrorEvent, type FitBoundsOptions, type Map as MapLibre, type MapMouseEvent, type MapOptions } from 'maplibre-gl';
import { html } from 'lit';
import { property } from 'lit/decorators.js';

import type { Problem } from '../api/problem.ts';
import { ContextElement } from '../components/context_element.ts';
import type { Context } from '../context.ts';
import { applyLayers } from './apply_layers.ts';
import { baseStyle, layers, type MapModel } from './base_style.ts';
import type { BoundingBox } from '../state/incident_query.ts';
import { fontReady, mapButtons, newMap, positionOf, reducedMotion, samePosition } from './new_map.ts';
import { readPalette, type Palette } from './palette.ts';

/** A source's own failure names it. */
export type MapError = ErrorEvent & { readonly sourceId?: string };

/** The base map, looking where the address says, with something drawn over it. */
export abstract class DrawnMap<Of extends Context = Context> extends ContextElement<Of> {
  @property() theme = 'light';
  protected readonly names = new Popup({ closeButton: false, closeOnClick: false, className: 'names', offset: 10, maxWidth: '280px' });
  #map: MapLibre | null = null;
  #model: MapModel | null = null;
  #palette: Palette | null = null;
  #isLoaded = false;

  /** What is drawn now. Told after every change of the element; `isNewLook`: colours or language are others. */
  protected abstract draw(map: MapLibre, model: MapModel, isNewLook: boolean): void;
  protected abstract pointed(map: MapLibre, event: MapMouseEvent): void;
  protected left(): void {}

  /** What the base map shows now. */
  protected newModel(): MapModel {
    const { context } = this;
    return {
      palette: (this.#palette ??= readPalette()),
      language: context.language,
      layers: [],
      firstMunicipalities: context.meta.municipalities.filter((one) => one.is_north).map((one) => one.code),
      chosenMunicipalities: [],
    };
  }

  /** Somebody looks elsewhere now: the address says so. Not when the address moved the map. */
  protected moved(map: MapLibre): void {
    const { position } = this.state.view;
    const now = positionOf(map);
    if (!position || !samePosition(position, now)) this.context.store.setView({ position: now }, 'replace');
  }

  protected failed({ error }: MapError): void {
    this.context.report(error as Problem);
  }

  /** What the map is called. */
  protected label(): string {
    return this.context.text('map.label');
  }

  /** How this map differs from others. */
  protected options(): Partial<MapOptions> {
    return {};
  }

  protected override render() {
    return html`<div class="map-canvas"></div>${mapButtons(this.context, () => this.#map)}`;
  }

  protected override firstUpdated(): void {
    void fontReady().finally(() => this.#start());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.remove();
    this.#map = null;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('theme')) this.#palette = null;
    this.#apply();
  }

  protected override contextChanged(): void {
    const { position } = this.state.view;
    const map = this.#map;
    if (map && position && !samePosition(position, positionOf(map)))
      map.jumpTo({ center: [position.lon, position.lat], zoom: position.zoom });
  }

  fit(box: BoundingBox, options: FitBoundsOptions = { padding: 48, maxZoom: 12.5 }): void {
    this.#map?.fitBounds([...box], { ...options, animate: !reducedMotion.matches });
  }

  /** MapLibre's own map, for tests that look what is really drawn. */
  get map(): MapLibre | null {
    return this.#map;
  }

  #start(): void {
    if (!this.isConnected || this.#map) return;
    this.#model = this.newModel();
    const { context } = this;
    const map = (this.#map = newMap(context, this.querySelector<HTMLElement>('.map-canvas')!, baseStyle(this.#model), this.options()));
    map.on('load', () => this.#loaded(map));
    map.on('error', (event: MapError) => this.failed(event));
  }

  #loaded(map: MapLibre): void {
    this.#isLoaded = true;
    map.on('moveend', () => this.moved(map));
    map.on('mousemove', (event) => this.pointed(map, event));
    map.on('mouseout', () => {
      this.names.remove();
      this.left();
    });
    this.#apply();
    this.dataset['ready'] = 'true';
  }

  #apply(): void {
    const map = this.#map;
    if (!map || !this.#isLoaded || !this.#model) return;
    const model = this.newModel();
    applyLayers(map, layers(this.#model), layers(model));
    const isNewLook = model.palette !== this.#model.palette || model.language !== this.#model.language;
    this.#model = model;
    map.getCanvas().setAttribute('aria-label', this.label());
    this.draw(map, model, isNewLook);
  }
}
