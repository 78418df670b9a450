import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { ReleaseFacts, ReleaseList, ReleaseSummary } from '../api/release_types.ts';
import { ContextElement } from '../components/context_element.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { topBar } from '../components/top_bar.ts';
import { isEmbedded } from '../embedding.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { emptyQuery, isEmpty } from '../state/incident_query.ts';
import { releaseFiles } from './release_facts.ts';
import { lastDayOf } from './release_names.ts';
import './release_view.ts';

/** The map for everybody: a release, and nothing but what it says. */
@customElement('uramost-public-page')
export class PublicPage extends ContextElement {
  readonly #list = new Loader<ReleaseList>(this, (problem) => this.context.report(problem), () => this.contextChanged());
  readonly #summary = new Loader<ReleaseSummary>(this, (problem) => this.context.report(problem));

  protected override contextChanged(): void {
    const { releases } = this.context.client;
    void this.#list.load('all', (signal) => releases.list(signal));
    const { chosen } = this;
    if (chosen) void this.#summary.load(String(chosen.number), (signal) => releases.summary({ number: chosen.number }, signal));
  }

  /** The release of the address, if there is one of this number; else the newest. */
  private get chosen(): ReleaseFacts | undefined {
    const all = this.#list.value?.releases ?? [];
    return all.find(({ number }) => number === this.state.view.release) ?? all[0];
  }

  protected override render() {
    const { context, chosen } = this;
    const summary = this.#summary.value?.release === chosen?.number ? this.#summary.value : null;
    return html`
      ${topBar(context)}
      <main class="page" id="main" tabindex="-1">
        ${this.needsLogin()}
        <div class="page-head">
          <div><h1>${context.text('public.title')}</h1>
            <p class="lead">${context.text('public.lead')}</p></div>
          ${chosen ? this.releases(chosen) : null}
        </div>
        ${this.missing()}
        ${this.#list.value && !chosen ? html`<p class="empty" role="status">${context.text('release.none_yet')}</p>` : null}
        ${chosen && summary ? html`
          <uramost-release-view .context=${context} .source=${{ number: chosen.number }} .summary=${summary}></uramost-release-view>
          ${releaseFiles(context, summary, this.#list.value!.public_key)}`
          : this.waiting()}
      </main>`;
  }

  private waiting() {
    const { context } = this;
    const problem = this.#list.problem ?? this.#summary.problem;
    if (problem) return problemNotice(context, problem);
    return this.#list.loading || this.#summary.loading ? html`<p class="empty">${context.text('loading')}</p>` : null;
  }

  private releases(chosen: ReleaseFacts) {
    const { context } = this;
    const choose = (event: Event) => {
      const number = Number((event.target as HTMLSelectElement).value);
      context.store.setView({ release: number === this.#list.value!.releases[0]!.number ? null : number });
    };
    return html`<div class="release-facts">
      <label class="inline">${context.text('release.release')}
        <select name="release" @change=${choose}>${this.#list.value!.releases.map(({ number, created_at: at }) => html`
          <option value=${number} ?selected=${number === chosen.number} .selected=${number === chosen.number}>
            ${context.text('release.of', { number: String(number), date: context.format.time(at, 'day') })}</option>`)}</select></label>
      <p>${context.text('release.until', { date: context.format.date(lastDayOf(chosen.until)) })}</p>
      <p class="masked-note">${icon('lock')}${context.text('release.made_of')}</p>
    </div>`;
  }

  /** An address of somebody who sees more. */
  private needsLogin() {
    const { context, state: { query, view } } = this;
    if (isEmbedded || context.session.name !== null || (isEmpty(query) && view.incident === null)) return null;
    const forget = () => context.store.set(emptyQuery, { incident: null });
    return html`<div class="notice caution" role="note" data-testid="needs-login"><p>${context.text('public.needs_login')}</p>
      <div class="buttons">
        <button class="button small" name="log-in-for-link" @click=${() => this.dispatchEvent(new CustomEvent('log-in', { bubbles: true }))}>${context.text('account.log_in')}</button>
        <button class="button small" name="forget-filter" @click=${forget}>${context.text('public.forget')}</button>
      </div></div>`;
  }

  private missing() {
    const { release } = this.state.view;
    const { chosen } = this;
    if (release === null || !chosen || chosen.number === release) return null;
    return html`<p class="notice caution" role="status">${this.context.text('release.missing', { number: String(release) })}</p>`;
  }
}
