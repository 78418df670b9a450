import type { Map as MapLibre, MapMouseEvent, MapOptions } from 'maplibre-gl';
import { customElement, property } from 'lit/decorators.js';

import type { ReleaseHeat, ReleasePoints } from '../api/release_types.ts';
import { bothNames, nameOfProperties } from '../i18n/names.ts';
import type { MapModel } from '../map/base_style.ts';
import { DrawnMap } from '../map/drawn_map.ts';
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
export class ReleaseMap extends DrawnMap {
  @property({ attribute: false }) picture: ReleasePicture | null = null;
  #drawn: ReleasePicture | null = null;

  protected override options(): Partial<MapOptions> {
    const { context } = this;
    return {
      maxZoom,
      // The page scrolls; the map must not take the wheel away from it.
      cooperativeGestures: true,
      locale: {
        'CooperativeGesturesHandler.WindowsHelpText': context.text('map.wheel_hint', { key: 'Ctrl' }),
        'CooperativeGesturesHandler.MacHelpText': context.text('map.wheel_hint', { key: '⌘' }),
        'CooperativeGesturesHandler.MobileHelpText': context.text('map.touch_hint'),
      },
    };
  }

  protected override draw(map: MapLibre, model: MapModel, isNewLook: boolean): void {
    if (this.picture !== this.#drawn || isNewLook) this.#draw(map, model);
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

  protected override pointed(map: MapLibre, { point: { x, y }, lngLat }: MapMouseEvent): void {
    const [place] = map.getLayer(pointsId) ? map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers: [pointsId] }) : [];
    const over = place ?? map.queryRenderedFeatures([x, y], { layers: ['municipality-fill'] })[0];
    const text = over ? this.#describe(over.properties) : '';
    if (text) this.names.setLngLat(lngLat).setText(text).addTo(map);
    else this.names.remove();
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
