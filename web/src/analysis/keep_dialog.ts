import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { Result } from '../api/analysis_types.ts';
import { DeskElement } from '../components/desk_element.ts';
import { dialogHead, fieldOf } from '../components/dialog.ts';
import type { Desk } from './desk.ts';

/** Gives a result a title and a note, with which it stays. */
@customElement('uramost-keep-dialog')
export class KeepDialog extends DeskElement<Desk> {
  @state() private result: Result | null = null;

  async open(result: Result): Promise<void> {
    this.problem = null;
    this.result = result;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    const { context, result } = this;
    return html`<dialog class="dialog" aria-labelledby="keep-title">
      ${dialogHead(context, 'keep-title', context.text('analysis.keep_title'), () => this.#close())}
      ${result ? html`<form @submit=${(event: Event) => this.#keep(event, result)}>
        <div class="dialog-body stack">
          <label class="field"><span class="field-label">${context.text('analysis.title')}</span>
            <input type="text" name="title" required maxlength="120" autocomplete="off" .value=${result.title} /></label>
          <label class="field"><span class="field-label">${context.text('analysis.note')}</span>
            <textarea name="note" rows="4" maxlength="2000" .value=${result.note}></textarea></label>
          ${this.outcome()}
        </div>
        <footer><button class="button primary" name="confirm-keep" ?disabled=${this.busy}>${context.text('analysis.keep')}</button></footer>
      </form>` : null}</dialog>`;
  }

  async #keep(event: Event, { id }: Result): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    await this.try(async () => {
      await this.desk.keep(id, fieldOf(form, 'title'), fieldOf(form, 'note'));
      this.#close();
      this.context.announce(this.context.text('analysis.is_kept'));
    });
  }

  #close(): void {
    this.querySelector('dialog')!.close();
  }
}
