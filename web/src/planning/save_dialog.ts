import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { StoredPlan } from '../api/plan_types.ts';
import { Problem } from '../api/problem.ts';
import { dialogHead, fieldOf } from '../components/dialog.ts';
import { PlanElement } from './plan_element.ts';

const somebodyWasFaster = 412;

/** Stores the plan with its title and why it is as it is; says what to do when somebody was faster. */
@customElement('uramost-save-dialog')
export class SaveDialog extends PlanElement {
  /** The version that others stored meanwhile. */
  @state() private others: StoredPlan | null = null;
  @state() private isOpen = false;

  async open(): Promise<void> {
    this.problem = null;
    this.others = null;
    this.isOpen = true;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    const { context, desk } = this;
    const title = desk.draft?.plan.title ?? '';
    return html`<dialog class="dialog" aria-labelledby="save-plan-title" @close=${() => (this.isOpen = false)}>
      ${dialogHead(context, 'save-plan-title', context.text('plan.save_title'), () => this.#close())}
      ${this.isOpen ? html`<form @submit=${(event: SubmitEvent) => this.#submit(event)}>
        <div class="dialog-body stack">
          <label class="field"><span class="field-label">${context.text('analysis.title')}</span>
            <input type="text" name="title" required maxlength="120" autocomplete="off" .value=${title} /></label>
          <label class="field"><span class="field-label">${context.text('plan.why')}</span>
            <textarea name="why" rows="3" required maxlength="500"></textarea></label>
          ${this.others ? html`<p class="notice caution" role="alert" data-testid="conflict">${context.text('plan.conflict', {
            version: this.others.version, author: this.others.author, time: context.format.time(this.others.made_at), why: this.others.why })}</p>` : null}
          ${this.outcome()}
        </div>
        <footer>${this.others ? html`
          <button class="button" name="save-as-new" value="new" ?disabled=${this.busy}>${context.text('plan.save_as_new')}</button>
          <button class="button primary" name="save-over" value="over" ?disabled=${this.busy}>${context.text('plan.save_over', { version: this.others.version })}</button>`
          : html`<button class="button primary" name="confirm-save" value="usual" ?disabled=${this.busy}>${context.text('plan.save')}</button>`}</footer>
      </form>` : null}</dialog>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    const form = event.target as HTMLFormElement;
    const how = (event.submitter as HTMLButtonElement | null)?.value;
    const title = fieldOf(form, 'title');
    if (title !== desk.draft!.plan.title) desk.edit({ title });
    const after = how === 'new' ? null : how === 'over' ? this.others!.version : (desk.draft!.base?.version ?? null);
    await this.try(async () => {
      try {
        await desk.save(fieldOf(form, 'why'), after);
        this.#close();
        this.context.announce(this.context.text('plan.is_stored'));
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== somebodyWasFaster) throw error;
        this.others = await desk.newest();
      }
    });
  }

  #close(): void {
    this.querySelector('dialog')!.close();
  }
}
