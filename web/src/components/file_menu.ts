import { html } from 'lit';

import type { Context } from '../context.ts';
import { icon } from './icon.ts';
import { closeOnOutside } from './menu.ts';

const formatNames: Readonly<Record<string, string>> =
  { csv: 'CSV', geojson: 'GeoJSON', gpkg: 'GeoPackage', gpx: 'GPX', png: 'PNG' };

/** Files that can be taken away, each in a format of its own. */
export function fileMenu<File extends string>(context: Context, files: readonly File[], urlOf: (file: File) => string) {
  const link = (file: File) => {
    const ending = file.replace(/.*\./, '');
    return html`<li><a download data-file=${file} href=${urlOf(file)}>${formatNames[ending] ?? ending} <small>.${ending}</small></a></li>`;
  };
  return html`<details class="menu" @toggle=${closeOnOutside}><summary class="button small">${icon('download')}${context.text('export.title')}</summary>
    <div class="menu-body narrow"><ul>${files.map(link)}</ul></div></details>`;
}
