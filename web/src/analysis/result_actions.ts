import { html } from 'lit';

import { resultFiles, resultFileUrl } from '../api/analysis_routes.ts';
import type { Result } from '../api/analysis_types.ts';
import { fileMenu } from '../components/file_menu.ts';
import { icon } from '../components/icon.ts';
import type { RegisterContext } from '../register_context.ts';

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
      ${fileMenu(context, resultFiles.filter((file) => file !== 'briefing.pdf'), (file) => resultFileUrl(result.id, file, context.language))}` : null}
  </div>`;
}
