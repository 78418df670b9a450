import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { protectedTableUrl } from '../api/response_routes.ts';
import type { FunnelRow, OverdueResponses, ResponseFunnel, ResponseTimes } from '../api/response_types.ts';
import { RegisterElement } from '../components/context_element.ts';
import { choiceField } from '../components/fields.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { pager, Trail } from '../components/pager.ts';
import { writeQuery } from '../state/incident_query.ts';
import './annual_report.ts';
import './register_comparison.ts';
import './reporting_channels.ts';

const groups = ['all', 'municipality', 'category', 'community', 'gender', 'source', 'year'] as const;
type Group = (typeof groups)[number];
const stages = ['reported', 'registered', 'investigated', 'prosecuted', 'adjudicated', 'closed'] as const;
const pageSize = 50;

/** How far the incidents on the map came with institutions, how long that took, and what is overdue. */
@customElement('uramost-responses-panel')
export class ResponsesPanel extends RegisterElement {
  readonly #trail = new Trail();
  #key = '';
  @state() private by: Group = 'all';
  readonly #funnel = new Loader<ResponseFunnel>(this, (problem) => this.context.report(problem));
  readonly #times = new Loader<ResponseTimes>(this, (problem) => this.context.report(problem));
  readonly #overdue = new Loader<OverdueResponses>(this, (problem) => this.context.report(problem));

  protected override contextChanged(): void {
    const { client, meta, restingQuery: query } = this.context;
    const key = `${meta.revision} ${writeQuery(query)}`;
    void this.#funnel.load(`${key} ${this.by}`, (signal) => client.responses.funnel(this.by, query, signal));
    void this.#times.load(key, (signal) => client.responses.times(query, signal));
    if (key !== this.#key) this.#trail.restart();
    this.#key = key;
    const page = { limit: pageSize, after: this.#trail.after };
    void this.#overdue.load(`${key} ${page.after}`, (signal) => client.responses.overdue(query, page, signal));
  }

  protected override render() {
    const { context } = this;
    const funnel = this.#funnel.value;
    return html`
      ${choiceField('responses-by', context.text('responses.by'), groups.map((group) => [group, context.messages.ofCode('responses.group', group)] as const), this.by, (group) => this.choose(group))}
      ${funnel ? this.table(funnel) : html`<p class="empty">${context.text('loading')}</p>`}
      <p class="hint">${context.text('responses.explain')}</p>
      ${this.toHandOn()}
      <uramost-annual-report .context=${context}></uramost-annual-report>
      <uramost-reporting-channels .context=${context}></uramost-reporting-channels>
      <uramost-register-comparison .context=${context}></uramost-register-comparison>
      ${this.#times.value ? this.median(this.#times.value) : null}
      ${this.#overdue.value ? this.overdue(this.#overdue.value) : null}`;
  }

  private choose(by: Group): void {
    this.by = by;
    this.contextChanged();
  }

  private table(funnel: ResponseFunnel) {
    const { context } = this;
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${context.text('tab.responses')}>
      <table class="table">
        <caption class="visually-hidden">${context.text('tab.responses')}</caption>
        <thead><tr><th scope="col">${context.messages.ofCode('responses.group', funnel.by)}</th>
          <th scope="col" class="number">${context.text('column.count')}</th>
          ${stages.map((stage) => html`<th scope="col" class="number">${context.messages.ofCode('stage', stage)}</th>`)}
          <th scope="col" class="number">${context.text('responses.unanswered')}</th></tr></thead>
        <tbody>${funnel.rows.map((row) => this.row(row, funnel.by))}</tbody>
      </table></div>`;
  }

  private row(row: FunnelRow, by: string) {
    const { context } = this;
    const { unanswered } = row;
    return html`<tr><th scope="row">${this.nameOf(row.key, by)}</th>
      <td class="number">${context.format.count(row.cases)}</td>
      ${stages.map((stage) => html`<td class="number">${context.format.count(row.reached[stage] ?? 0)}</td>`)}
      <td class="number">${context.format.count(unanswered.cases)}${unanswered.share === null ? null : html`
        <small>${context.format.percent(unanswered.share)} (${context.format.percent(unanswered.wilson[0])}–${context.format.percent(unanswered.wilson[1])})</small>`}</td></tr>`;
  }

  private nameOf(key: string, by: string): string {
    const { context } = this;
    if (by === 'all') return context.messages.ofCode('responses.group', 'all');
    if (!key) return context.text('responses.not_said');
    if (by === 'municipality') return context.municipalityNames(key);
    if (by === 'gender') return context.messages.ofCode('gender', key);
    return by === 'category' ? context.categoryName(key) : key;
  }

  /** By what the funnel is told apart, as far as there is such a table. */
  private toHandOn() {
    const { context } = this;
    const by = this.by === 'all' || this.by === 'year' ? 'community' : this.by;
    return html`<div><a class="button small" name="protected-table" href=${protectedTableUrl(by)} download>${icon('download')}${context.text('responses.table')}</a>
      <p class="hint">${context.messages.ofCode('responses.group', by)}. ${context.text('responses.table_explain')}</p></div>`;
  }

  private median({ median, median_if_shortest: shortest, median_if_longest: longest, open, cases }: ResponseTimes) {
    const { context } = this;
    const days = (value: number | null) => (value === null ? context.text('responses.not_reached') : context.format.rate(value));
    const waiting = context.text('responses.still_open', { open: context.format.count(open), cases: context.format.count(cases) });
    return html`<section><h3>${context.text('responses.times')}</h3>${median.days === null
      ? html`<p>${context.text('responses.median_not_reached')}</p><p class="hint">${waiting}</p>`
      : html`<p>${context.text('responses.median', { days: days(median.days), low: days(median.low), high: days(median.high) })}</p>
        <p class="hint">${context.text('responses.median_explain', { shortest: days(shortest.days), longest: days(longest.days) })} ${waiting}</p>`}
    </section>`;
  }

  private overdue({ standard, matched, next, cases }: OverdueResponses) {
    const { context } = this;
    const first = this.#trail.page * pageSize + 1;
    const turn = (step: () => void) => () => {
      step();
      this.contextChanged();
    };
    const open = (incident: number) => context.store.setView({ incident });
    return html`<section><h3>${context.text('responses.overdue', { number: context.format.count(matched) })}</h3>
      <p class="hint">${context.text('responses.standard', { standard })}</p>
      <ol class="records">${cases.map((each) => html`<li>
        <button class="row-button" @click=${() => open(each.incident)}>${each.incident}: ${context.messages.ofCode('stage', each.stage)}</button>
        <small>${context.text('responses.overdue_by', { least: context.format.count(Math.floor(each.least_days)), most: context.format.count(Math.ceil(each.most_days)) })}</small></li>`)}</ol>
      ${matched > pageSize ? pager(context, { first, last: first + cases.length - 1, matched },
        this.#trail.page ? turn(() => this.#trail.back()) : null, next === null ? null : turn(() => this.#trail.forward(next))) : null}</section>`;
  }
}
