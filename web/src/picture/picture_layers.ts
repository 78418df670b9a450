import type { LayerSpecification, Map as MapLibre, RasterSourceSpecification } from 'maplibre-gl';

import { heatLayer, heatSource } from './heat_source.ts';
import { drop, fetchAhead } from './pinned_tiles.ts';
import type { Picture } from './picture.ts';

const below = 'municipality-border';

/** The sources and layers of one picture in the map, at first out of sight. */
export class PictureLayers {
  static #last = 0;
  readonly #sources: Record<string, RasterSourceSpecification> = {};
  readonly #layers: LayerSpecification[] = [];
  #ahead: string[] = [];

  constructor(
    private readonly map: MapLibre,
    readonly picture: Picture,
  ) {
    const name = `picture-${++PictureLayers.#last}`;
    if (picture.wish.layers.includes('heat')) {
      this.#sources[`${name}-heat`] = heatSource(picture.heat);
      this.#layers.push(heatLayer(`${name}-heat`));
    }
  }

  /** Fetches the tiles in view. Nothing is drawn meanwhile. */
  async fetch(signal: AbortSignal): Promise<void> {
    this.#ahead = Object.values(this.#sources).flatMap((source) => this.#inView(source));
    await fetchAhead(this.#ahead, true, signal);
  }

  add(): void {
    for (const [id, source] of Object.entries(this.#sources)) this.map.addSource(id, source);
    for (const layer of this.#layers) this.map.addLayer(layer, below);
  }

  has(source: string | undefined): boolean {
    return source !== undefined && source in this.#sources;
  }

  /** Whether every tile in view is there. */
  get whole(): boolean {
    return Object.keys(this.#sources).every((id) => this.map.isSourceLoaded(id));
  }

  show(): void {
    drop(this.#ahead);
    for (const { id } of this.#layers) this.map.setPaintProperty(id, 'raster-opacity', 0.88);
  }

  remove(): void {
    drop(this.#ahead);
    for (const { id } of this.#layers) if (this.map.getLayer(id)) this.map.removeLayer(id);
    for (const id of Object.keys(this.#sources)) if (this.map.getSource(id)) this.map.removeSource(id);
  }

  #inView({ tiles, tileSize, minzoom, maxzoom }: RasterSourceSpecification): string[] {
    const range = { tileSize: tileSize!, minzoom: minzoom!, maxzoom: maxzoom!, roundZoom: true };
    return this.map.coveringTiles(range).map(({ canonical: { z, x, y } }) =>
      tiles![0]!.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)));
  }
}
