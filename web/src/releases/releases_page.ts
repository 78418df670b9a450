import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { Problem } from '../api/problem.ts';
import type { Finding, ReleaseDifference, ReleaseFacts, ReleaseList, ReleasePreview, ReleaseSummary } from '../api/release_types.ts';
import { ContextElement } from '../components/context_element.ts';
import { dialogHead } from '../components/dialog.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { topBar } from '../components/top_bar.ts';
import { problemText } from '../panels/problem_text.ts';
import { lastDayOf } from './release_names.ts';
import { releaseList } from './release_list.ts';
import './release_view.ts';

/** The draft of the next release, with what its attack on itself recovered. */
interface Draft {
  readonly preview: ReleasePreview;
  readonly summary: ReleaseSummary;
}

/** For those who publish: what the next release would say, its attack on itself, and the releases there are. */
@customElement('uramost-releases-page')
export class ReleasesPage extends ContextElement {
  /** The day after the draft's last; '': the first of this month. */
  @state() private until = '';
  @state() private wanted = false;
  @state() private publishing = false;
  @state() private refusal: Problem | null = null;
  @state() private compared: readonly [number, number] | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  #published = 0;
  readonly #list = new Loader<ReleaseList>(this, (problem) => this.context.report(problem));
  readonly #draft = new Loader<Draft>(this, (problem) => this.context.report(problem));
  readonly #difference = new Loader<ReleaseDifference>(this, (problem) => this.context.report(problem));

  protected override willUpdate(): void {
    const { releases } = this.context.client;
    void this.#list.load(String(this.#published), (signal) => releases.list(signal));
    if (this.wanted) void this.#draft.load(`${this.#published} ${this.until}`, (signal) => this.#prepare(signal));
    const { compared } = this;
    if (compared) void this.#difference.load(compared.join(), (signal) => releases.difference(...compared, signal));
  }

  async #prepare(signal: AbortSignal): Promise<Draft> {
    const { releases } = this.context.client;
    const preview = await releases.preview(this.until, signal);
    return { preview, summary: await releases.summary({ until: preview.until }, signal) };
  }

  protected override render() {
    const { context } = this;
    const list = this.#list.value;
    return html`${topBar(context)}
      <main class="page" id="main" tabindex="-1">
        <h1>${context.text('page.releases')}</h1>
        ${list ? releaseList(context, list.releases, {
          difference: this.#difference.loading ? null : this.#difference.value,
          compare: (from, to) => (this.compared = [from, to]),
          look: ({ number }: ReleaseFacts) => context.store.setView({ page: 'public', release: number }),
        }) : html`<p class="empty">${context.text('loading')}</p>`}
        <section class="card">
          <h2>${context.text('preview.title')}</h2>
          <p>${context.text('preview.explain')}</p>
          <form class="search-row" @submit=${(event: Event) => this.#want(event)}>
            <label class="field"><span class="field-label">${context.text('preview.until')}</span><input type="date" name="until" /></label>
            <button class="button primary" name="preview" ?disabled=${this.#draft.loading}>${context.text('preview.button')}</button>
          </form>
          <div role="status">${this.#draft.loading ? html`<p class="notice">${context.text('preview.preparing')}</p>`
            : this.#draft.problem ? html`<p class="notice error">${problemText(context, this.#draft.problem)}</p>` : null}</div>
        </section>
        ${this.wanted && !this.#draft.loading && !this.#draft.problem && this.#draft.value ? this.draft(this.#draft.value) : null}
      </main>
      ${this.confirmation()}`;
  }

  private draft({ preview, summary }: Draft) {
    const { context } = this;
    const { erased, findings, refused, facts, until } = preview;
    return html`
      <section class="card" data-testid="verdict">
        <h2>${context.text('preview.attack')}</h2>
        ${refused ? this.findings(findings) : html`<p class="notice good" role="status">${icon('check')}${context.text('preview.nothing_found')}</p>`}
        ${this.refusal ? html`<div class="notice error" role="alert">${problemText(context, this.refusal)}</div>${this.findings(this.refusal.findings)}` : null}
        <p>${context.text('preview.what', {
          number: String(facts.number), date: context.format.date(lastDayOf(until)), points: preview.rows.points, cells: preview.rows.cells })}</p>
        ${erased ? html`<p>${context.text('preview.erased', { count: erased })}</p>` : null}
        <div class="buttons"><button class="button primary" name="publish" ?disabled=${refused || this.publishing}
          @click=${() => this.dialog.showModal()}>${context.text('preview.publish')}</button></div>
      </section>
      <section class="preview-frame" aria-label=${context.text('preview.as_public')}>
        <p class="frame-label">${icon('lock')}${context.text('preview.as_public')}</p>
        <uramost-release-view .context=${context} .source=${{ until }} .summary=${summary}></uramost-release-view>
      </section>`;
  }

  private findings(findings: readonly Finding[]) {
    const { context } = this;
    if (!findings.length) return null;
    return html`<div class="notice error" role="alert"><p><strong>${context.text('preview.refused', { count: findings.length })}</strong></p>
      <ul class="findings">${findings.map(({ attack, what }) => html`<li lang="en"><strong>${attack}</strong> ${what}</li>`)}</ul></div>`;
  }

  private confirmation() {
    const { context } = this;
    const draft = this.#draft.value;
    const title = context.text('preview.confirm_title', { number: String(draft?.preview.facts.number ?? '') });
    return html`<dialog class="dialog" aria-labelledby="publish-title">
      ${dialogHead(context, 'publish-title', title, () => this.dialog.close())}
      <div class="dialog-body"><p>${context.text('preview.confirm')}</p></div>
      <footer><button class="button" @click=${() => this.dialog.close()}>${context.text('back')}</button>
        <button class="button primary" name="confirm-publish" ?disabled=${this.publishing} @click=${() => this.#publish()}>${context.text('preview.publish')}</button></footer>
    </dialog>`;
  }

  #want(event: Event): void {
    event.preventDefault();
    this.until = String(new FormData(event.target as HTMLFormElement).get('until') ?? '');
    this.refusal = null;
    this.wanted = true;
  }

  async #publish(): Promise<void> {
    const { context } = this;
    this.publishing = true;
    this.refusal = null;
    try {
      const { number } = await context.client.releases.publish(this.#draft.value!.preview.facts);
      this.wanted = false;
      this.#published++;
      context.announce(context.text('preview.published', { number: String(number) }));
    } catch (error) {
      this.refusal = error as Problem;
    }
    this.dialog.close();
    this.publishing = false;
  }
}
