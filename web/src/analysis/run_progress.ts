import { html } from 'lit';

import { progressField } from '../components/progress_field.ts';
import type { Context } from '../context.ts';
import type { OpenResult } from './open_result.ts';

/** How far a run has come, and the way out of it. */
export function runProgress(context: Context, { progress }: OpenResult, cancel: () => void) {
  return html`<div class="run-progress stack" data-testid="running">
    ${progressField(context.text('analysis.running'), progress?.fraction ?? null)}
    <p role="status">${progress ? html`
      ${progress.rows_per_s > 0 ? context.text('analysis.rate', { rate: Math.round(progress.rows_per_s) }) : null}
      ${progress.seconds_left === null ? null : html`· ${context.text('import.left', { time: context.format.seconds(progress.seconds_left) })}`}` : context.text('loading')}</p>
    <div class="buttons"><button class="button" name="cancel-analysis" @click=${cancel}>${context.text('analysis.cancel')}</button></div>
  </div>`;
}
