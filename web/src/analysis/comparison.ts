import { html } from 'lit';

import type { Result } from '../api/analysis_types.ts';
import type { Context } from '../context.ts';
import type { Wording } from './wording.ts';

/** Two results, number beside number. Facts that only one of them has are shown as such. */
export function comparison(context: Context, wording: Wording, results: readonly [Result, Result]) {
  const codes = [...new Set(results.flatMap(({ facts }) => facts.map(({ code }) => code)))];
  const fact = ({ facts }: Result, code: string) => wording.value(code, facts.find((one) => one.code === code)?.value);
  const row = (label: string, of: (result: Result) => string) => html`<tr><th scope="row">${label}</th>
    ${results.map((result) => html`<td class="number">${of(result)}</td>`)}</tr>`;
  return html`<section class="comparison">
    <h3>${context.text('analysis.compared')}</h3>
    <div class="scroll-x whole" tabindex="0" role="region" aria-label=${context.text('analysis.compared')}><table class="table compact" data-testid="comparison">
      <thead><tr><td></td>${results.map((result) => html`<th scope="col" class="number">${wording.title(result)}</th>`)}</tr></thead>
      <tbody>
        ${row(context.text('analysis.incidents'), ({ incidents }) => context.format.count(incidents))}
        ${row('p', ({ verdict }) => wording.value('p', verdict.p))}
        ${codes.map((code) => row(wording.fact(code), (result) => fact(result, code)))}
      </tbody></table></div>
  </section>`;
}
