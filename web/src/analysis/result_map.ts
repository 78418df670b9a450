import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { html, render } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Marks, MarkProperties, Result } from '../api/analysis_types.ts';
import { applyLayers } from '../map/apply_layers.ts';
import type { MapModel } from '../map/base_style.ts';
import { DrawnMap } from '../map/drawn_map.ts';
import type { RegisterContext } from '../register_context.ts';
import { belowNames, markLayers, marksSource } from './mark_layers.ts';
import type { Wording } from './wording.ts';

const touchPx = 3;

/** One result on the map. Says `point` of the row that the pointer is over, and `choose` of one that is clicked. */
@customElement('uramost-result-map')
export class ResultMap extends DrawnMap<RegisterContext> {
  @property({ attribute: false }) result!: Result;
  @property({ attribute: false }) wording!: Wording;
  /** Which of two maps it is. */
  @property() place = '';
  @property({ attribute: false }) pointedRow: number | null = null;
  #drawn: Marks | null = null;
  #layers: ReturnType<typeof markLayers> = [];

  protected override label(): string {
    return `${super.label()}: ${this.wording.title(this.result)} (${this.place})`;
  }

  protected override draw(map: MapLibre, { palette }: MapModel): void {
    const { marks } = this.result;
    const after = markLayers(palette, this.pointedRow);
    const source = map.getSource<GeoJSONSource>(marksSource);
    if (!source) {
      map.addSource(marksSource, { type: 'geojson', data: marks, tolerance: 0.2 });
      for (const layer of after) map.addLayer(layer, belowNames);
      map.on('click', (event) => this.#clicked(map, event));
    } else {
      if (marks !== this.#drawn) source.setData(marks);
      applyLayers(map, this.#layers, after);
    }
    this.#drawn = marks;
    this.#layers = after;
  }

  protected override pointed(map: MapLibre, event: MapMouseEvent): void {
    const mark = this.#markAt(map, event);
    map.getCanvas().style.cursor = mark ? 'pointer' : '';
    this.#tell('point', mark?.row ?? null);
    if (!mark) return void this.names.remove();
    const text = document.createElement('div');
    render(this.#describe(mark), text);
    this.names.setLngLat(event.lngLat).setDOMContent(text).addTo(map);
  }

  protected override left(): void {
    this.#tell('point', null);
  }

  #clicked(map: MapLibre, event: MapMouseEvent): void {
    const mark = this.#markAt(map, event);
    if (mark) this.#tell('choose', mark.row);
  }

  #markAt(map: MapLibre, { point: { x, y } }: MapMouseEvent): MarkProperties | undefined {
    const around: [[number, number], [number, number]] = [[x - touchPx, y - touchPx], [x + touchPx, y + touchPx]];
    const found = map.queryRenderedFeatures(around, { layers: ['mark-points', 'mark-lines'] })[0]
      ?? map.queryRenderedFeatures([x, y], { layers: ['mark-areas'] })[0];
    return found?.properties as MarkProperties | undefined;
  }

  #describe(mark: MarkProperties) {
    const { result: { table }, wording } = this;
    const cells = table.rows[mark.row] ?? [];
    return html`${mark.class ? html`<strong>${wording.class(mark.class)}</strong>` : null}
      <dl class="mark-values">${table.columns.map((column, index) => column === 'class' ? null : html`<div>
        <dt>${wording.column(column)}</dt><dd>${wording.value(column, cells[index])}</dd></div>`)}</dl>`;
  }

  #tell(name: 'point' | 'choose', row: number | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail: row }));
  }
}
