import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Method, Result } from '../api/analysis_types.ts';
import { DeskElement } from '../components/desk_element.ts';
import { icon } from '../components/icon.ts';
import { queryTexts } from '../panels/query_text.ts';
import { dateOf } from '../state/date_of.ts';
import { readQuery, writeQuery, type IncidentQuery } from '../state/incident_query.ts';
import type { Desk } from './desk.ts';
import { resultActions } from './result_actions.ts';
import { Wording } from './wording.ts';
import './result_chart.ts';
import './result_table.ts';

/** What a result says: first the one sentence, then what it rests on, what limits it, and its numbers. Says `keep`. */
@customElement('uramost-result-view')
export class ResultView extends DeskElement<Desk> {
  @property({ attribute: false }) result!: Result;
  @property() theme = 'light';

  protected override render() {
    const { context, desk, result } = this;
    const wording = new Wording(context, desk.methods!);
    const { verdict } = result;
    const method = desk.methods!.methods.find(({ id }) => id === result.method);
    const close = context.text('analysis.close', { title: wording.title(result) });
    const look = verdict.p === null ? 'description' : verdict.distinguishable ? 'distinguishable' : 'chance';
    return html`<article class="result" aria-label=${wording.title(result)}>
      <header><div class="result-head"><h2>${wording.title(result)}</h2>
          <button class="icon-button" name="close-read" @click=${() => desk.close(result.id)} aria-label=${close} title=${close}>${icon('close')}</button></div>
        <p class="muted"><small>${[result.title ? wording.method(result.method) : '', method?.source, result.author,
          context.format.time(result.made_at)].filter(Boolean).join(' · ')}</small></p>
        ${result.note ? html`<p class="note">${result.note}</p>` : null}</header>
      <p class="verdict" data-look=${look} data-testid="analysis-verdict"><strong>${wording.verdict(verdict)}</strong> <span>(${wording.grounds(verdict)})</span></p>
      ${resultActions(context, result, {
        pin: this.state.view.pinned === null ? () => desk.pin(result.id) : null,
        unpin: this.state.view.pinned === result.id ? () => desk.unpin() : null,
        keep: () => this.dispatchEvent(new CustomEvent('keep', { detail: result })),
      })}
      ${result.caveats.length ? html`<ul class="notice caution caveats">${result.caveats.map((one) => html`<li>${wording.caveat(one)}</li>`)}</ul>` : null}
      ${result.facts.length ? html`<dl class="summary">${result.facts.map(({ code, value }) => html`<div data-fact=${code}>
        <dt>${wording.fact(code)}</dt><dd>${wording.value(code, value)}</dd></div>`)}</dl>` : null}
      ${result.charts.map((chart) => html`<uramost-result-chart .context=${context} .chart=${chart} .wording=${wording} theme=${this.theme}></uramost-result-chart>`)}
      ${result.table.rows.length ? html`<section><h3>${context.text('analysis.table')}</h3>
        <uramost-result-table .context=${context} .desk=${desk} .result=${result} .wording=${wording}></uramost-result-table></section>` : null}
      ${this.made(wording, method)}
    </article>`;
  }

  /** Over what and with what it was made. */
  private made(wording: Wording, method: Method | undefined) {
    const { context, result } = this;
    const { query } = readQuery(new URLSearchParams(result.query));
    const isShown = dayByDay(query) === dayByDay(this.state.query);
    const settings = (method?.parameters ?? []).map((one) => [one.label, wording.setting(one, String(result.settings[one.name] ?? ''))] as const);
    return html`<section><h3>${context.text('analysis.made_with')}</h3>
      <ul class="chips">${queryTexts(context, query).map((text) => html`<li class="tag">${text}</li>`)}</ul>
      ${isShown ? null : html`<button class="link" name="use-filter" @click=${() => context.store.setQuery(query)}>${context.text('analysis.use_filter')}</button>`}
      <dl class="detail">${settings.map(([label, text]) => html`<div>
        <dt>${label}</dt><dd>${text}</dd></div>`)}
        <div><dt>${context.text('analysis.incidents')}</dt><dd>${context.format.count(result.incidents)}</dd></div></dl>
      <p class="muted"><small>${context.text('picture.revision', { revision: result.revision })}${result.view === 'masked' ? html` · ${context.text('masked.badge')}` : null}${
        result.synthetic ? html` · ${context.text('synthetic.badge')}` : null}</small></p></section>`;
  }
}

/** A query's text with its time by the day: the server says instants where a person said dates. */
function dayByDay(query: IncidentQuery): string {
  const { datetime } = query;
  return writeQuery({ ...query, datetime: datetime && { from: dateOf(datetime.from), to: dateOf(datetime.to) } }).toString();
}
