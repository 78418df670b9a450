import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { Comparison } from '../api/register_routes.ts';
import { matchFields, type DecidedPairs, type MatchCandidate, type MatchDecision, type RegisterOverlap, type Verdict } from '../api/register_types.ts';
import { choiceField, dateField } from '../components/fields.ts';
import { FormElement } from '../components/form_element.ts';
import { Loader } from '../components/loader.ts';
import { pager, Trail } from '../components/pager.ts';
import type { RegisterContext } from '../register_context.ts';
import './compared_pair.ts';

const pageSize = 10;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Two registers laid over one another: counts, estimate, and pairs of records that people decide on. */
@customElement('uramost-register-comparison')
export class RegisterComparison extends FormElement<RegisterContext> {
  @state() private registers: { a: string; b: string } | null = null;
  @state() private period: { from: string; to: string } | null = null;
  @state() private asked: Comparison | null = null;
  /** The pair that is looked at, such as `17-204`. */
  @state() private open = '';
  /** What was decided last and can be taken back at once. */
  @state() private decided: { a: number; b: number } | null = null;
  #changes = 0;
  readonly #candidates = new Trail();
  readonly #decisions = new Trail();
  readonly #overlap = new Loader<RegisterOverlap>(this, (problem) => (this.problem = problem));
  readonly #matches = new Loader<DecidedPairs>(this, (problem) => (this.problem = problem));

  protected override contextChanged(): void {
    const { asked, context: { client, meta } } = this;
    if (!asked) return;
    const key = `${meta.revision} ${JSON.stringify(asked)} ${this.#changes}`;
    const [candidates, decisions] = [this.#candidates.after, this.#decisions.after];
    void this.#overlap.load(`${key} ${candidates}`, (signal) => client.registers.overlap(asked, { limit: pageSize, after: candidates }, signal));
    void this.#matches.load(`${key} ${decisions}`, (signal) => client.registers.matches(asked, { limit: pageSize, after: decisions }, signal));
  }

  protected override render() {
    const { context } = this;
    if (context.meta.sources.length < 2) return null;
    const laid = this.asked ? this.#overlap.value : null;
    return html`<details class="more"><summary>${context.text('compare.title')}</summary>
      <div class="stack">${this.form()}
        ${this.outcome()}
        ${this.decided ? html`<button class="button small" name="undo-decision" ?disabled=${this.busy} @click=${() => this.#takeBack()}>${context.text('compare.decide.open')}</button>` : null}
        ${laid ? html`${this.counts(laid)}${this.candidates(laid)}` : this.asked && !this.problem ? html`<p class="empty">${context.text('loading')}</p>` : null}
        ${laid && this.#matches.value ? this.decisions(this.#matches.value) : null}</div></details>`;
  }

  /** Those chosen, or the first two; in the period of the map's filter, if nobody says another. */
  get #chosen() {
    const [first, second] = this.context.meta.sources.map(({ code }) => code) as [string, string];
    const { from = '', to = '' } = this.context.restingQuery.datetime ?? {};
    return { ...(this.registers ?? { a: first, b: second }), period: this.period ?? { from: isDay(from) ? from : '', to: isDay(to) ? to : '' } };
  }

  private form() {
    const { context } = this;
    const { a, b, period } = this.#chosen;
    const names = context.meta.sources.map(({ code }) => [code, code] as const);
    const except = (one: string) => names.filter(([code]) => code !== one);
    return html`<form class="stack" @submit=${(event: Event) => this.#ask(event)}>
      <div class="pair">
        ${choiceField('compare-a', context.text('compare.first'), except(b), a, (code) => (this.registers = { a: code, b }))}
        ${choiceField('compare-b', context.text('compare.second'), except(a), b, (code) => (this.registers = { a, b: code }))}
        ${dateField('compare-from', context.text('filter.from'), period.from, (from) => (this.period = { ...period, from }))}
        ${dateField('compare-to', context.text('filter.to'), period.to, (to) => (this.period = { ...period, to }))}</div>
      <p class="hint">${context.text('compare.explain')}</p>
      <button class="button" name="compare">${context.text('compare.run')}</button>
    </form>`;
  }

  private counts({ a, b, both, only_a, only_b, estimate }: RegisterOverlap) {
    const { context, context: { format } } = this;
    const one = (term: string, count: number) => html`<div><dt>${term}</dt><dd class="number">${format.count(count)}</dd></div>`;
    const [low, high] = estimate.limits;
    return html`<dl class="summary" data-testid="overlap">
        ${one(context.text('compare.both'), both)}
        ${one(context.text('compare.only', { register: a }), only_a)}
        ${one(context.text('compare.only', { register: b }), only_b)}</dl>
      <div><p data-testid="estimate">${context.text('compare.estimate', { total: format.count(estimate.total), low: format.count(low), high: format.count(high) })}</p>
        <p class="hint">${context.text('compare.method')}</p>
        <ul class="assumptions">${estimate.assumptions.map((assumption) => html`<li>${context.messages.ofCode('compare_assumption', assumption)}</li>`)}</ul></div>`;
  }

  private candidates({ undecided, undecided_matched: matched, next }: RegisterOverlap) {
    const { context } = this;
    return html`<section><h3>${context.text('compare.candidates', { number: context.format.count(matched) })}</h3>
      <p class="hint">${context.text('compare.bits_explain')}</p>
      <ol class="records" data-testid="candidates">${undecided.map((each) => this.candidate(each))}</ol>
      ${this.pages(this.#candidates, { next, matched, shown: undecided.length })}</section>`;
  }

  private candidate(candidate: MatchCandidate) {
    const { context } = this;
    const how = matchFields.map((field) => context.messages.ofCode(`agreement_${field}`, candidate[field])).join(' · ');
    return this.one(candidate, candidate, html`<small>${context.text('compare.bits', { bits: context.format.rate(candidate.score) })} · ${how}</small>`);
  }

  private decisions({ decisions, matched, next }: DecidedPairs) {
    const { context } = this;
    if (!matched) return null;
    return html`<section><h3>${context.text('compare.decided', { number: context.format.count(matched) })}</h3>
      <ol class="records" data-testid="decisions">${decisions.map((each) => this.decision(each))}</ol>
      ${this.pages(this.#decisions, { next, matched, shown: decisions.length })}</section>`;
  }

  private decision(decision: MatchDecision) {
    const { context } = this;
    const said = context.text('channels.said', { who: decision.person, when: context.format.time(decision.at) });
    return this.one(decision, null, html`<small>${context.messages.ofCode('verdict', decision.verdict)} · ${said}${decision.reason ? ` · ${decision.reason}` : null}</small>`);
  }

  private one({ a, b }: { a: number; b: number }, candidate: MatchCandidate | null, said: unknown) {
    const { context } = this;
    const name = `${a}-${b}`;
    const isOpen = this.open === name;
    return html`<li class="pair-line"><button class="row-button" aria-expanded=${isOpen} @click=${() => (this.open = isOpen ? '' : name)}>${a} – ${b}${said}</button>
      ${isOpen ? html`<uramost-compared-pair .context=${context} .a=${a} .b=${b} .candidate=${candidate}
        .decide=${(verdict: Verdict, reason: string) => this.#decide(a, b, verdict, reason)}></uramost-compared-pair>` : null}</li>`;
  }

  private pages(trail: Trail, { next, matched, shown }: { next: number | null; matched: number; shown: number }) {
    if (matched <= pageSize) return null;
    const turn = (step: () => void) => () => {
      step();
      this.contextChanged();
    };
    const first = trail.page * pageSize + 1;
    return pager(this.context, { first, last: first + shown - 1, matched },
      trail.page ? turn(() => trail.back()) : null, next === null ? null : turn(() => trail.forward(next)));
  }

  #ask(event: Event): void {
    event.preventDefault();
    const { a, b, period } = this.#chosen;
    this.problem = null;
    this.done = '';
    this.decided = null;
    this.open = '';
    this.#candidates.restart();
    this.#decisions.restart();
    this.#changes++;
    this.asked = { a, b, query: { ...this.context.restingQuery, source: [], datetime: period.from || period.to ? period : null } };
    this.contextChanged();
  }

  /** Throws what the server refuses. */
  async #decide(a: number, b: number, verdict: Verdict, reason: string): Promise<void> {
    const { context } = this;
    await context.client.registers.decide(a, b, verdict, reason);
    this.open = '';
    this.done = context.text(`compare.kept.${verdict}`, { a: String(a), b: String(b) });
    this.decided = verdict === 'open' ? null : { a, b };
    this.#changes++;
    this.contextChanged();
    await this.updateComplete;
    this.querySelector<HTMLElement>(this.decided ? '[name=undo-decision]' : '[name=compare]')!.focus();
  }

  #takeBack(): void {
    const { a, b } = this.decided!;
    void this.try(() => this.#decide(a, b, 'open', ''));
  }
}
