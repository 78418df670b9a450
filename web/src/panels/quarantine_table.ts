import { html } from 'lit';

import { quarantineCsvUrl } from '../api/client.ts';
import type { QuarantineRow } from '../api/types.ts';
import { icon } from '../components/icon.ts';
import type { Context } from '../context.ts';

/** The rows of an import that were set aside, why, and the file to correct them in. */
export function quarantineTable(context: Context, of: number, rows: readonly QuarantineRow[]) {
  if (!rows.length) return null;
  return html`<section class="quarantine">
    <p>${context.text('quarantine.explain', { count: rows.length })}
      <a class="button small" href=${quarantineCsvUrl(of)} download>${icon('download')}${context.text('quarantine.csv')}</a></p>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${context.text('quarantine.title')}>
    <table class="table">
      <caption class="visually-hidden">${context.text('quarantine.title')}</caption>
      <thead><tr>
        <th scope="col" class="number">${context.text('column.line')}</th>
        <th scope="col">${context.text('column.field')}</th>
        <th scope="col">${context.text('column.value')}</th>
        <th scope="col">${context.text('column.reason')}</th>
      </tr></thead>
      <tbody>${rows.map((row) => html`<tr>
        <td class="number">${context.format.count(row.line)}</td>
        <td>${context.messages.ofCode('field', row.field)}</td>
        <td><code>${row.value}</code></td>
        <td lang="en">${row.reason}</td></tr>`)}</tbody>
    </table></div>
  </section>`;
}
