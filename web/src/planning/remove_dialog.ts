import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { dialogHead } from '../components/dialog.ts';
import { PlanElement } from './plan_element.ts';

/** Asks before a plan is deleted. */
@customElement('uramost-remove-dialog')
export class RemoveDialog extends PlanElement {
  open(): void {
    this.problem = null;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    const { context, desk } = this;
    const close = () => this.querySelector('dialog')!.close();
    return html`<dialog class="dialog" aria-labelledby="remove-plan-title">
      ${dialogHead(context, 'remove-plan-title', context.text('plan.remove'), close)}
      <div class="dialog-body stack"><p>${context.text('plan.remove_sure', { title: desk.draft?.plan.title ?? '' })}</p>${this.outcome()}</div>
      <footer><button class="button" @click=${close}>${context.text('back')}</button>
        <button class="button dangerous" name="confirm-remove" ?disabled=${this.busy} @click=${() => this.try(() => desk.remove())}>${context.text('plan.remove')}</button></footer>
    </dialog>`;
  }
}
