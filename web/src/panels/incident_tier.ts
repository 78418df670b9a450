import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { fieldOf } from '../components/dialog.ts';
import { FormElement } from '../components/form_element.ts';
import type { RegisterContext } from '../register_context.ts';

/** The best protected first: more protection is the safer slip. */
const tiers = ['P2', 'P1', 'P0'] as const;

/** How well an incident is protected, what that means, and a change of it, for whoever may. */
@customElement('uramost-incident-tier')
export class IncidentTier extends FormElement<RegisterContext> {
  @property({ attribute: false }) incident = 0;
  @property({ attribute: false }) tier = '';

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('incident')) {
      this.problem = null;
      this.done = '';
    }
  }

  protected override render() {
    const { context, tier } = this;
    return html`<p><strong>${tier} – ${context.messages.ofCode('tier', tier)}</strong>
        <small>${context.messages.ofCode('tier_means', tier)}</small></p>
      ${context.may('change_tiers') ? html`<details class="more"><summary>${context.text('tier.change')}</summary>${this.form()}</details>` : null}
      ${this.outcome()}`;
  }

  private form() {
    const { context } = this;
    return html`<form class="stack" @submit=${(event: Event) => this.#submit(event)}>
      <p class="hint">${context.text('tier.two_persons')}</p>
      <label class="field"><span class="field-label">${context.text('tier.to')}</span>
        <select name="tier-to">${tiers.filter((one) => one !== this.tier).map((one) => html`
          <option value=${one}>${one} – ${context.messages.ofCode('tier', one)}</option>`)}</select></label>
      <label class="field"><span class="field-label">${context.text('column.reason')}</span>
        <input type="text" name="tier-reason" required maxlength="300" autocomplete="off" /></label>
      <button class="button" name="change-tier" ?disabled=${this.busy}>${context.text('tier.change')}</button>
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.try(async () => {
      const { context } = this;
      const change = await context.client.changeTier(this.incident, fieldOf(form, 'tier-to'), fieldOf(form, 'tier-reason'));
      form.reset();
      form.closest('details')!.open = false;
      if (change.changed) await context.refresh();
      this.done = context.text(change.changed ? 'tier.changed' : 'tier.proposed', { from: change.from, to: change.to });
    });
  }
}
