import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { AuditEntry, AuditHead, AuditPage as Entries, AuditSearch, AuditVerdict } from '../api/account_types.ts';
import type { Problem } from '../api/problem.ts';
import { ContextElement } from '../components/context_element.ts';
import { fieldOf } from '../components/dialog.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { Trail } from '../components/pager.ts';
import { topBar } from '../components/top_bar.ts';

const pageSize = 100;
/** What actions begin with; each finds all of its kind. */
const actions = ['account', 'import', 'incidents', 'login', 'logout', 'release', 'tier', 'token'];
const anything: AuditSearch = { who: '', action: '', from: '', until: '' };

/** The audit log: search it, page through it, copy its head, check its chain. */
@customElement('uramost-audit-page')
export class AuditPage extends ContextElement {
  @state() private search: AuditSearch = anything;
  @state() private verdict: AuditVerdict | null = null;
  @state() private verifying = false;
  readonly #trail = new Trail();
  #searches = 0;
  readonly #entries = new Loader<Entries>(this, (problem) => this.context.report(problem));
  readonly #head = new Loader<AuditHead>(this, (problem) => this.context.report(problem));

  protected override contextChanged(): void {
    this.#load();
  }

  #load(): void {
    const { audit } = this.context.client;
    const { after: before } = this.#trail;
    void this.#entries.load(`${this.#searches} ${before}`, (signal) => audit.entries(this.search, before, pageSize, signal));
    void this.#head.load(String(this.#searches), (signal) => audit.head(signal));
  }

  protected override render() {
    const { context } = this;
    return html`${topBar(context)}
      <main class="page" id="main" tabindex="-1">
        <h1>${context.text('page.audit')}</h1>
        <p>${context.text('audit.explain')}</p>
        ${this.chain()}
        <section class="card" aria-label=${context.text('audit.search')}>${this.form()}${this.table()}</section>
      </main>`;
  }

  private chain() {
    const { context, verdict } = this;
    const head = this.#head.value;
    return html`<section class="card">
      <h2>${context.text('audit.head')}</h2>
      <p>${context.text('audit.head_explain')}</p>
      ${head ? html`<p>${context.text('audit.count', { count: head.count })} <code data-testid="audit-head">${head.hash}</code></p>` : null}
      <div class="buttons">
        <button class="button" name="copy-head" ?disabled=${!head} @click=${() => this.#copy(head!)}>${icon('copy')}${context.text('copy')}</button>
        <button class="button" name="verify" ?disabled=${this.verifying} @click=${() => this.#verify()}>${icon('check')}${context.text('audit.verify')}</button>
      </div>
      <div role="status">${verdict && html`<p class="notice ${verdict.sound ? 'good' : 'error'}" data-testid="verdict">${verdict.sound
        ? context.text('audit.sound', { count: verdict.count })
        : context.text('audit.broken', { number: verdict.first_broken ?? 0, reason: verdict.reason })}</p>`}</div>
    </section>`;
  }

  private form() {
    const { context } = this;
    const field = (name: keyof AuditSearch, label: string, type: string) => html`<label class="field"><span class="field-label">${label}</span>
      <input type=${type} name=${name} autocomplete="off" spellcheck="false" list=${name === 'action' ? 'audit-actions' : nothing} /></label>`;
    return html`<form class="search-row" role="search" aria-label=${context.text('audit.search')} @submit=${(event: Event) => this.#submit(event)}>
      ${field('who', context.text('audit.who'), 'text')}
      ${field('action', context.text('audit.action'), 'text')}
      <datalist id="audit-actions">${actions.map((action) => html`<option value=${action}></option>`)}</datalist>
      ${field('from', context.text('filter.from'), 'date')}
      ${field('until', context.text('filter.to'), 'date')}
      <button class="button primary" name="search-audit">${icon('search')}${context.text('audit.search')}</button>
    </form>`;
  }

  private table() {
    const { context } = this;
    const page = this.#entries.value;
    if (!page) return html`<p class="empty">${context.text('loading')}</p>`;
    if (!page.entries.length) return html`<p class="empty" role="status">${context.text('audit.empty')}</p>`;
    const columns = ['number', 'at', 'who', 'action', 'object', 'query', 'rows', 'outcome'] as const;
    const [first, last] = [page.entries[0]!.number, page.entries.at(-1)!.number];
    return html`<div class="scroll-x whole" id="table-panel" tabindex="0" role="region" aria-label=${context.text('page.audit')}>
        <table class="table" aria-busy=${this.#entries.loading}>
          <thead><tr>${columns.map((column) => html`<th scope="col" class=${column === 'number' || column === 'rows' ? 'number' : ''}>${context.text(`audit.${column}`)}</th>`)}</tr></thead>
          <tbody>${page.entries.map((entry) => this.row(entry))}</tbody>
        </table></div>
      <div class="pager">
        <button class="icon-button" ?disabled=${!this.#trail.page} @click=${() => this.#turn(null)} aria-label=${context.text('audit.newer')}>${icon('previous')}</button>
        <span aria-live="polite" data-testid="page">${context.text('audit.numbers', { first, last })}</span>
        <button class="icon-button" ?disabled=${!page.next} @click=${() => this.#turn(page.next!.before)} aria-label=${context.text('audit.older')}>${icon('next')}</button>
      </div>`;
  }

  private row(entry: AuditEntry) {
    const { context } = this;
    return html`<tr data-number=${entry.number}><td class="number">${entry.number}</td>
      <td>${context.format.time(entry.at, 'second')}</td><th scope="row">${entry.who}</th><td>${entry.action}</td>
      <td>${entry.object}</td><td><code>${entry.query}</code></td>
      <td class="number">${entry.rows === null ? '' : context.format.count(entry.rows)}</td><td>${entry.outcome}</td></tr>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = (name: keyof AuditSearch) => fieldOf(form, name);
    this.search = { who: text('who'), action: text('action'), from: text('from'), until: text('until') };
    this.#searches++;
    this.#trail.restart();
    this.#load();
  }

  #turn(before: number | null): void {
    if (before === null) this.#trail.back();
    else this.#trail.forward(before);
    this.#load();
  }

  async #copy(head: AuditHead): Promise<void> {
    await navigator.clipboard.writeText(`${head.count} ${head.hash}`).catch(() => {});
    this.context.announce(this.context.text('copied'));
  }

  async #verify(): Promise<void> {
    this.verifying = true;
    try {
      this.verdict = await this.context.client.audit.verify();
    } catch (error) {
      this.context.report(error as Problem);
    }
    this.verifying = false;
  }
}
