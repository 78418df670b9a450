import { html } from 'lit';

import type { Ledger } from '../api/ledger_types.ts';
import { wideTable } from '../components/wide_table.ts';
import type { RegisterContext } from '../register_context.ts';
import { languageName } from './spoken.ts';

const mostGaps = 10;

/** Planned against recorded: in all, by language, by municipality and by point; and when nobody was there. */
export function ledgerTable(context: RegisterContext, ledger: Ledger) {
  const { format } = context;
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const fact = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const municipality = (code: string) => (code ? context.municipalityNames(code) : context.text('municipality.none'));
  return html`<p class="muted"><small>${format.time(ledger.from)} – ${format.time(ledger.to)}</small></p>
    <dl class="summary" data-testid="ledger">
      ${fact(context.text('plan.planned'), format.count(ledger.planned))}
      ${fact(context.text('plan.recorded'), format.count(ledger.recorded))}
      ${fact(context.text('plan.kept_share'), share(ledger.kept_share))}
      ${fact(context.text('plan.night_share'), share(ledger.night_share))}
      ${ledger.elsewhere ? fact(context.text('plan.elsewhere'), format.count(ledger.elsewhere)) : null}
      ${ledger.hours_by_language.map(({ language, hours }) => fact(context.text('plan.hours_in', { language: languageName(context, language) }), format.density(hours)))}</dl>
    ${lines(context, context.text('plan.point'), ledger.by_point.map((row) => ({ ...row, head: `${row.point + 1}. ${row.name}` })))}
    ${lines(context, context.text('column.municipality'), ledger.by_municipality.map((row) => ({ ...row, head: municipality(row.code) })))}
    ${ledger.gaps.length ? html`<section><h3>${context.text('plan.gaps', { count: ledger.gap_count })}</h3><ul class="records">
      ${ledger.gaps.slice(0, mostGaps).map(({ point, from, to, minutes }) => html`<li><b>${point + 1}. ${ledger.by_point[point]?.name}</b>
        <span>${format.time(from)} – ${format.time(to)}</span><span>${context.text('plan.minutes', { minutes: format.count(minutes) })}</span></li>`)}</ul></section>` : null}`;
}

type Line = Omit<Ledger['by_point'][number], 'point' | 'name'> & { head: string };

function lines(context: RegisterContext, title: string, rows: readonly Line[]) {
  const { format } = context;
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`;
  return wideTable(`${context.text('plan.ledger')}: ${title}`, html`
    <thead><tr><th scope="col">${title}</th>${number(context.text('plan.planned'))}${number(context.text('plan.kept_share'))}${number(context.text('plan.visits'))}
      ${number(context.text('plan.minutes_there'))}${number(context.text('plan.longest_gap'))}</tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${row.head}</th>
      <td class="number">${format.count(row.planned)}</td><td class="number">${format.count(row.kept)}</td><td class="number">${format.count(row.visits)}</td>
      <td class="number">${format.count(row.minutes)}</td>
      <td class="number">${row.longest_gap_min === null ? '–' : context.text('plan.minutes', { minutes: format.count(row.longest_gap_min) })}</td></tr>`)}</tbody>`);
}
