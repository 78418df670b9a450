import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

import { isAbort, type Problem } from '../api/problem.ts';
import type { IncidentFeature } from '../api/types.ts';
import type { Context } from '../context.ts';
import { intersection, writeQuery, type BoundingBox } from '../state/incident_query.ts';
import { incidentZoom } from './base_style.ts';

/** How many of the incidents in view are drawn as points. */
export interface PointCount {
  readonly drawn: number;
  readonly matched: number;
}

const mostPoints = 1000;

/** Single incidents as points, when the map is close enough to tell them apart. */
export class IncidentPoints {
  #key = '';
  #running: AbortController | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly context: Context,
    private readonly counted: (count: PointCount | null) => void,
  ) {}

  async update(): Promise<void> {
    const box = this.#wanted();
    const { query } = this.context.store.state;
    const key = box ? `${this.context.meta.revision} ${box.join()} ${writeQuery(query)}` : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#running?.abort();
    if (!box) {
      this.#draw([]);
      this.counted(null);
      return;
    }
    const running = (this.#running = new AbortController());
    try {
      const page = await this.context.client.incidents(
        { ...query, bbox: box }, { limit: mostPoints, after: null }, running.signal);
      if (running.signal.aborted) return;
      this.#draw(page.features.filter((feature) => feature.geometry !== null));
      this.counted({ drawn: page.numberReturned, matched: page.numberMatched });
    } catch (error) {
      if (!isAbort(error) && !running.signal.aborted) this.context.report(error as Problem);
    }
  }

  #wanted(): BoundingBox | null {
    const { view, query } = this.context.store.state;
    if (!view.layers.includes('incidents') || this.map.getZoom() < incidentZoom) return null;
    const bounds = this.map.getBounds();
    const round = (degrees: number) => Number(degrees.toFixed(5));
    const shown: BoundingBox = [
      round(bounds.getWest()), round(bounds.getSouth()), round(bounds.getEast()), round(bounds.getNorth()),
    ];
    return query.bbox ? intersection(query.bbox, shown) : shown;
  }

  #draw(features: readonly IncidentFeature[]): void {
    this.map.getSource<GeoJSONSource>('incidents')?.setData({ type: 'FeatureCollection', features: [...features] as GeoJSON.Feature[] });
  }
}
