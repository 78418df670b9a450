import { Popup, type ErrorEvent, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Problem } from '../api/problem.ts';
import type { ReleaseHeat, ReleasePoints } from '../api/release_types.ts';
import { ContextElement } from '../components/context_element.ts';
import { bothNames, nameOfProperties } from '../i18n/names.ts';
import { applyLayers } from '../map/apply_layers.ts';
import { baseStyle, layers, type MapModel } from '../map/base_style.ts';
import { fontReady, mapButtons, newMap, positionOf, samePosition } from '../map/new_map.ts';
import { readPalette, type Palette } from '../map/palette.ts';
import { pointLayers } from '../picture/incident_layers.ts';

/** What of a release is drawn together. */
export interface ReleasePicture {
  readonly heat: ReleaseHeat;
  readonly points: ReleasePoints;
}

const [heatId, pointsId] = ['release-heat', 'release-points'];
/** From here on places are drawn, over the heat that they are the source of. */
const placesFrom = 11;
/** Beyond its tiles' last zoom a heat map shows nothing more. */
const maxZoom = 15;

/** A release's heat map and its places, as the server drew them. */
@customElement('uramost-release-map')
export class ReleaseMap extends ContextElement {
  @property({ attribute: false }) picture: ReleasePicture | null = null;
  @property() theme = 'light';
  #map: MapLibre | null = null;
  #model: MapModel | null = null;
  #palette: Palette | null = null;
  #isLoaded = false;
  #drawn: ReleasePicture | null = null;
  readonly #names = new Popup({ closeButton: false, closeOnClick: false, className: 'names', offset: 10, maxWidth: '280px' });

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

  /** MapLibre's own map, for tests that look what is really drawn. */
  get map(): MapLibre | null {
    return this.#map;
  }

  #start(): void {
    if (!this.isConnected || this.#map) return;
    this.#model = this.#newModel();
    const { context } = this;
    const map = (this.#map = newMap(context, this.querySelector<HTMLElement>('.map-canvas')!, baseStyle(this.#model), {
      maxZoom,
      // The page scrolls; the map must not take the wheel away from it.
      cooperativeGestures: true,
      locale: {
        'CooperativeGesturesHandler.WindowsHelpText': context.text('map.wheel_hint', { key: 'Ctrl' }),
        'CooperativeGesturesHandler.MacHelpText': context.text('map.wheel_hint', { key: '⌘' }),
        'CooperativeGesturesHandler.MobileHelpText': context.text('map.touch_hint'),
      },
    }));
    map.on('load', () => this.#loaded(map));
    map.on('error', (event: ErrorEvent) => context.report(event.error as Problem));
  }

  #loaded(map: MapLibre): void {
    this.#isLoaded = true;
    map.on('moveend', () => this.context.store.setView({ position: positionOf(map) }, 'replace'));
    map.on('mousemove', (event) => this.#pointed(map, event));
    map.on('mouseout', () => this.#names.remove());
    this.#apply();
    this.dataset['ready'] = 'true';
  }

  #newModel(): MapModel {
    const { context } = this;
    return {
      palette: (this.#palette ??= readPalette()),
      language: context.language,
      layers: [],
      firstMunicipalities: context.meta.municipalities.filter((one) => one.is_north).map((one) => one.code),
      chosenMunicipalities: [],
    };
  }

  #apply(): void {
    const map = this.#map;
    if (!map || !this.#isLoaded || !this.#model) return;
    const model = this.#newModel();
    applyLayers(map, layers(this.#model), layers(model));
    const sameLook = model.palette === this.#model.palette && model.language === this.#model.language;
    this.#model = model;
    map.getCanvas().setAttribute('aria-label', this.context.text('map.label'));
    if (this.picture !== this.#drawn || !sameLook) this.#draw(map, model);
  }

  #draw(map: MapLibre, { palette, language }: MapModel): void {
    for (const { id } of map.getStyle().layers.filter(isOurs)) map.removeLayer(id);
    for (const id of [heatId, pointsId]) if (map.getSource(id)) map.removeSource(id);
    this.#drawn = this.picture;
    if (!this.picture) return;
    const { heat, points } = this.picture;
    if (heat.breaks.length) {
      const { tiles, minzoom, maxzoom, bounds } = heat;
      map.addSource(heatId, { type: 'raster', tiles, tileSize: 256, minzoom, maxzoom, ...(bounds ? { bounds } : {}) });
      map.addLayer({ id: heatId, type: 'raster', source: heatId, paint: { 'raster-opacity': 0.88, 'raster-fade-duration': 0 } }, 'municipality-border');
    }
    const { tiles, minzoom, maxzoom } = points;
    map.addSource(pointsId, { type: 'vector', tiles, minzoom, maxzoom });
    for (const layer of pointLayers({ source: pointsId, 'source-layer': 'points', minzoom: placesFrom }, palette, language))
      map.addLayer(layer, 'place-2');
  }

  #pointed(map: MapLibre, { point: { x, y }, lngLat }: MapMouseEvent): void {
    const [place] = map.getLayer(pointsId) ? map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers: [pointsId] }) : [];
    const over = place ?? map.queryRenderedFeatures([x, y], { layers: ['municipality-fill'] })[0];
    const text = over ? this.#describe(over.properties) : '';
    if (text) this.#names.setLngLat(lngLat).setText(text).addTo(map);
    else this.#names.remove();
  }

  #describe(properties: Record<string, unknown>): string {
    const { context } = this;
    const name = properties['name_sq'] ? bothNames(nameOfProperties(properties), context.language) : '';
    if (properties['count'] === undefined) return name;
    const count = context.text('matched', { count: Number(properties['count']) });
    const already = Number(properties['public'] ?? 0);
    return [name, count, already ? context.text('release.of_them_public', { count: already }) : ''].filter(Boolean).join(' · ');
  }
}

const isOurs = ({ id }: { id: string }) => id.startsWith('release-');
