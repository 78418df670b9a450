import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { exportUrl } from '../api/client.ts';
import { RegisterElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { closeOnOutside } from '../components/menu.ts';
import { matched, type Picture } from '../picture/picture.ts';

/** What each format is called by those who use it. */
const formatNames: Record<string, string> = {
  geojson: 'GeoJSON',
  geojsonseq: 'GeoJSON Text Sequence',
  csv: 'CSV',
  'csv-bom': 'CSV (Excel)',
  gpkg: 'GeoPackage',
  fgb: 'FlatGeobuf',
  kml: 'KML',
  xlsx: 'Excel (XLSX)',
  ods: 'OpenDocument (ODS)',
};

/** Downloads of exactly the incidents that the filter matches. */
@customElement('uramost-export-menu')
export class ExportMenu extends RegisterElement {
  @property({ attribute: false }) picture: Picture | null = null;

  protected override render() {
    const { context, picture } = this;
    const query = picture?.wish.query ?? this.state.query;
    return html`<details class="menu" @toggle=${closeOnOutside}>
      <summary class="button">${icon('download')}<span class="label">${context.text('export.title')}</span></summary>
      <div class="menu-body">
        <p>${picture ? context.text('export.explain', { count: matched(picture) }) : ''}</p>
        <ul>${context.meta.export_formats.map((format) => html`<li>
          <a href=${exportUrl(format, query)} download data-format=${format}>${formatNames[format] ?? format}
            <small>.${format.replace(/-.*/, '')}</small></a></li>`)}</ul>
      </div>
    </details>`;
  }
}
