import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import type { ResultHead } from '../api/analysis_types.ts';
import type { Problem } from '../api/problem.ts';
import { DeskElement } from '../components/desk_element.ts';
import { dialogHead } from '../components/dialog.ts';
import type { Desk } from './desk.ts';
import { Wording } from './wording.ts';

/** The results that were kept: open one, pin one, or forget one. */
@customElement('uramost-kept-list')
export class KeptList extends DeskElement<Desk> {
  @state() private doomed: ResultHead | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override render() {
    const { context, desk } = this;
    const { kept, methods } = desk;
    if (!kept || !methods) return html`<p class="empty">${context.text('loading')}</p>`;
    const wording = new Wording(context, methods);
    return html`${kept.length ? html`<ul class="kept">${kept.map((one) => this.item(one, wording))}</ul>`
      : html`<p class="muted">${context.text('analysis.none_kept')}</p>`}${this.confirmation()}`;
  }

  private item(one: ResultHead, wording: Wording) {
    const { context, desk, state: { view } } = this;
    const isOpen = [view.result, view.pinned].includes(one.id);
    const title = wording.title(one);
    return html`<li data-result=${one.id} aria-current=${isOpen}>
      <button class="row-button" @click=${() => context.store.setView({ result: one.id, method: null })}><strong>${title}</strong>
        <small>${[wording.method(one.method), one.author, context.format.time(one.made_at)].join(' · ')}</small>
        ${one.note ? html`<small>${one.note}</small>` : null}</button>
      <span class="kept-acts">
        ${view.result && !isOpen ? html`<button class="link" name="pin-kept" @click=${() => desk.pin(one.id)}
          aria-label=${`${context.text('analysis.pin')}: ${title}`}>${context.text('analysis.pin')}</button>` : null}
        ${one.author === context.session.name ? html`<button class="link" name="forget" @click=${() => this.#doom(one)}
          aria-label=${`${context.text('analysis.forget')}: ${title}`}>${context.text('analysis.forget')}</button>` : null}</span></li>`;
  }

  private confirmation() {
    const { context, doomed } = this;
    return html`<dialog class="dialog" aria-labelledby="forget-title">
      ${dialogHead(context, 'forget-title', context.text('analysis.forget'), () => this.dialog.close())}
      <div class="dialog-body"><p>${context.text('analysis.forget_sure', { title: doomed?.title ?? '' })}</p></div>
      <footer><button class="button" @click=${() => this.dialog.close()}>${context.text('back')}</button>
        <button class="button dangerous" name="confirm-forget" @click=${() => this.#forget()}>${context.text('analysis.forget')}</button></footer>
    </dialog>`;
  }

  #doom(one: ResultHead): void {
    this.doomed = one;
    this.dialog.showModal();
  }

  async #forget(): Promise<void> {
    this.dialog.close();
    try {
      await this.desk.forget(this.doomed!.id);
    } catch (error) {
      this.context.report(error as Problem);
    }
  }
}
