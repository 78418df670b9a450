import { html } from 'lit';

import { cssProperties } from '../components/css_properties.ts';
import { wideTable } from '../components/wide_table.ts';
import type { RegisterContext } from '../register_context.ts';
import { quantity } from './coverage_text.ts';

export interface CoverageRow {
  readonly head: unknown;
  readonly demand: number;
  readonly covered: number;
}

/** Demand and what of it is covered, row by row, as numbers and as bars. */
export function coverageTable(context: RegisterContext, title: string, rows: readonly CoverageRow[], isOpen = false) {
  const most = Math.max(...rows.map(({ demand }) => demand), Number.MIN_VALUE);
  return html`<details class="section" ?open=${isOpen}><summary>${title}</summary>${wideTable(title, html`
      <thead><tr><th scope="col">${title}</th><th scope="col" class="number">${context.text('plan.demand_short')}</th>
        <th scope="col" class="number">${context.text('plan.covered')}</th><td></td></tr></thead>
      <tbody>${rows.map(({ head, demand, covered }) => html`<tr><th scope="row">${head}</th>
        <td class="number">${quantity(context, demand)}</td><td class="number">${quantity(context, covered)}</td>
        <td><span class="coverage-bar" ${cssProperties({ '--demand': String(demand / most), '--covered': String(demand > 0 ? covered / demand : 0) })}></span></td></tr>`)}</tbody>`, { look: 'compact coverage-table' })}</details>`;
}
