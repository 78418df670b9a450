import type { RasterLayerSpecification, RasterSourceSpecification } from 'maplibre-gl';

import type { HeatTileJson } from '../api/types.ts';
import { pinned } from './pinned_tiles.ts';

/**
 * The raster source that a TileJSON of the server describes. Its tiles of 512 pixels are shown at half their size
 * on dense screens; on others at their full size, which is a quarter of the requests.
 */
export function heatSource(tileJson: HeatTileJson, pixelRatio = devicePixelRatio): RasterSourceSpecification {
  return {
    type: 'raster',
    tiles: tileJson.tiles.map((url) => pinned(url.replace('{y}.png', '{y}@2x.png'), tileJson.revision)),
    tileSize: pixelRatio > 1 ? 256 : 512,
    minzoom: tileJson.minzoom,
    maxzoom: tileJson.maxzoom,
    ...(tileJson.bounds ? { bounds: tileJson.bounds } : {}),
  };
}

export function heatLayer(source: string): RasterLayerSpecification {
  return {
    id: source,
    type: 'raster',
    source,
    paint: { 'raster-opacity': 0.88, 'raster-fade-duration': 0 },
  };
}
