import type { Map as MapLibre, RasterSourceSpecification, RasterTileSource } from 'maplibre-gl';

import type { HeatTileJson } from '../api/types.ts';

/** The raster source that a TileJSON of the server describes. */
export function heatSource(tileJson: HeatTileJson): RasterSourceSpecification {
  return {
    type: 'raster',
    tiles: tileJson.tiles,
    tileSize: 256,
    minzoom: tileJson.minzoom,
    maxzoom: tileJson.maxzoom,
    ...(tileJson.bounds ? { bounds: tileJson.bounds } : {}),
  };
}

const slots = ['heat-a', 'heat-b'] as const;
const below = 'municipality-border';

/**
 * The heat tiles. Two sources take turns: the new picture loads behind the old one and is shown when it is
 * whole, so that filtering and playing never flash.
 */
export class HeatLayer {
  #front = 1;
  #tiles = '';
  #shown = false;

  constructor(private readonly map: MapLibre) {
    map.on('sourcedata', () => this.#showWhenLoaded());
    map.on('idle', () => this.#showWhenLoaded());
  }

  update(tileJson: HeatTileJson | null, visible: boolean): void {
    this.#shown = visible;
    const tiles = tileJson?.tiles[0] ?? '';
    if (tileJson && visible && tiles !== this.#tiles) {
      this.#tiles = tiles;
      this.#load(slots[1 - this.#front]!, tileJson);
    }
    this.#paint();
  }

  #load(slot: string, tileJson: HeatTileJson): void {
    const source = this.map.getSource<RasterTileSource>(slot);
    if (source) {
      source.setTiles(tileJson.tiles);
    } else {
      this.map.addSource(slot, heatSource(tileJson));
      this.map.addLayer(
        {
          id: slot,
          type: 'raster',
          source: slot,
          paint: { 'raster-opacity': 0, 'raster-fade-duration': 0, 'raster-opacity-transition': { duration: 0 } },
        },
        below,
      );
    }
    this.#waiting = true;
  }

  #waiting = false;

  #showWhenLoaded(): void {
    const back = slots[1 - this.#front]!;
    if (!this.#waiting || !this.map.getSource(back) || !this.map.isSourceLoaded(back)) return;
    this.#waiting = false;
    this.#front = 1 - this.#front;
    this.#paint();
  }

  #paint(): void {
    slots.forEach((slot, index) => {
      if (!this.map.getLayer(slot)) return;
      this.map.setPaintProperty(slot, 'raster-opacity', index === this.#front ? 0.88 : 0);
      // The one behind is kept loading only while it is awaited.
      const needed = index === this.#front || this.#waiting;
      this.map.setLayoutProperty(slot, 'visibility', this.#shown && needed ? 'visible' : 'none');
    });
  }
}
