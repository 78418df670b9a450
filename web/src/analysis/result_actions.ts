import { html } from 'lit';

import { resultFiles, resultFileUrl, type ResultFile } from '../api/analysis_routes.ts';
import type { Result } from '../api/analysis_types.ts';
import { icon } from '../components/icon.ts';
import { closeOnOutside } from '../components/menu.ts';
import type { RegisterContext } from '../register_context.ts';

const fileNames: Record<Exclude<ResultFile, 'briefing.pdf'>, string> = {
  'map.png': 'PNG', 'table.csv': 'CSV', 'marks.geojson': 'GeoJSON', 'marks.gpkg': 'GeoPackage',
};

/** What may be done with a result: pin, keep, print, take away. */
export function resultActions(
  context: RegisterContext, result: Result, acts: { pin: (() => void) | null; unpin: (() => void) | null; keep: () => void },
) {
  const { pin, unpin, keep } = acts;
  const press = (name: string, act: (() => void) | null, text: string) =>
    act ? html`<button class="button small" name=${name} @click=${act}>${text}</button>` : null;
  return html`<div class="buttons">
    ${press('pin', pin, context.text('analysis.pin'))}
    ${press('unpin', unpin, context.text('analysis.unpin'))}
    ${context.may('read_incidents') && result.author === context.session.name ? press('keep', keep, context.text(result.kept ? 'analysis.rename' : 'analysis.keep')) : null}
    ${context.may('export_incidents') ? html`
      <a class="button small" download data-file="briefing.pdf" href=${resultFileUrl(result.id, 'briefing.pdf', context.language)}>${icon('download')}${context.text('analysis.briefing')}</a>
      <details class="menu" @toggle=${closeOnOutside}><summary class="button small">${icon('download')}${context.text('export.title')}</summary>
        <div class="menu-body narrow"><ul>${resultFiles.filter((file) => file !== 'briefing.pdf').map((file) => html`<li>
          <a download data-file=${file} href=${resultFileUrl(result.id, file, context.language)}>${fileNames[file as keyof typeof fileNames]}
            <small>.${file.replace(/.*\./, '')}</small></a></li>`)}</ul></div></details>` : null}
  </div>`;
}
