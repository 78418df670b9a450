import type { LayerSpecification, Map as MapLibre, RasterSourceSpecification, VectorSourceSpecification } from 'maplibre-gl';

import type { Language } from '../i18n/language.ts';
import { applyLayers } from '../map/apply_layers.ts';
import type { Palette } from '../map/palette.ts';
import { heatLayer, heatSource } from './heat_source.ts';
import { incidentLayers, incidentSource } from './incident_layers.ts';
import { drop, fetchAhead } from './pinned_tiles.ts';
import type { Picture } from './picture.ts';

/** In what colours and which language's numbers. */
export interface Look {
  readonly palette: Palette;
  readonly language: Language;
}

/** What lies over a picture's layers. */
const over = { raster: 'municipality-border', circle: 'incident-selected', symbol: 'incident-selected' } as const;
const opacities = {
  raster: ['raster-opacity'], circle: ['circle-opacity', 'circle-stroke-opacity'], symbol: ['text-opacity'],
} as const;
type Kind = keyof typeof over;
type PictureLayer = Extract<LayerSpecification, { type: Kind }>;

/** The sources and layers of one picture in the map, at first out of sight. */
export class PictureLayers {
  static #last = 0;
  readonly #name = `picture-${++PictureLayers.#last}`;
  readonly #sources: Record<string, RasterSourceSpecification | VectorSourceSpecification> = {};
  #layers: PictureLayer[];
  #ahead: string[] = [];

  constructor(
    private readonly map: MapLibre,
    readonly picture: Picture,
    look: Look,
  ) {
    const { heat, incidents, wish } = picture;
    if (wish.layers.includes('heat')) this.#sources[`${this.#name}-heat`] = heatSource(heat);
    if (incidents) this.#sources[this.incidents] = incidentSource(incidents);
    this.#layers = this.#styled(look);
  }

  /** The source and the layer of single incidents. */
  get incidents(): string {
    return `${this.#name}-incidents`;
  }

  /** Fetches the tiles in view. Nothing is drawn meanwhile. */
  async fetch(signal: AbortSignal): Promise<void> {
    const zoom = this.map.getZoom();
    const needed = Object.entries(this.#sources).filter(([id]) =>
      this.#layers.some((layer) => layer.source === id && zoom >= (layer.minzoom ?? 0)));
    const urls = needed.map(([, source]) => this.#inView(source));
    this.#ahead = urls.flat();
    await Promise.all(needed.map(([, source], index) => fetchAhead(urls[index]!, source.type === 'raster', signal)));
  }

  add(): void {
    for (const [id, source] of Object.entries(this.#sources)) this.map.addSource(id, source);
    for (const layer of this.#layers) this.map.addLayer(outOfSight(layer), over[layer.type]);
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
    applyLayers(this.map, this.#layers.map(outOfSight), this.#layers);
  }

  restyle(look: Look): void {
    const before = this.#layers;
    this.#layers = this.#styled(look);
    applyLayers(this.map, before, this.#layers);
  }

  remove(): void {
    drop(this.#ahead);
    for (const { id } of this.#layers) if (this.map.getLayer(id)) this.map.removeLayer(id);
    for (const id of Object.keys(this.#sources)) if (this.map.getSource(id)) this.map.removeSource(id);
  }

  #styled({ palette, language }: Look): PictureLayer[] {
    const { incidents, wish } = this.picture;
    const heat = wish.layers.includes('heat');
    return [
      ...(heat ? [heatLayer(`${this.#name}-heat`)] : []),
      ...(incidents ? incidentLayers(this.incidents, heat, palette, language) : []),
    ];
  }

  #inView(source: RasterSourceSpecification | VectorSourceSpecification): string[] {
    const isRaster = source.type === 'raster';
    const tiles = this.map.coveringTiles({
      tileSize: isRaster ? source.tileSize! : 512, minzoom: source.minzoom!, maxzoom: source.maxzoom!, roundZoom: isRaster,
    });
    return tiles.map(({ canonical: { z, x, y } }) =>
      source.tiles![0]!.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)));
  }
}

function outOfSight<Layer extends PictureLayer>(layer: Layer): Layer {
  return { ...layer, paint: { ...layer.paint, ...Object.fromEntries(opacities[layer.type].map((name) => [name, 0])) } };
}
