import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { IncidentDetail } from '../api/types.ts';
import { fieldOf } from '../components/dialog.ts';
import { FormElement } from '../components/form_element.ts';
import type { RegisterContext } from '../register_context.ts';

/** Takes an incident that was entered twice or by mistake out of every count, map and list. */
@customElement('uramost-incident-withdrawal')
export class IncidentWithdrawal extends FormElement<RegisterContext> {
  @property({ attribute: false }) incident!: IncidentDetail;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('incident')) this.problem = null;
  }

  protected override render() {
    const { context } = this;
    return html`<details class="more danger"><summary>${context.text('withdrawal.title')}</summary>
      <form class="stack" @submit=${(event: Event) => this.#submit(event)}>
        <p class="notice caution">${context.text('withdrawal.explain')}</p>
        <label class="field"><span class="field-label">${context.text('column.reason')}</span>
          <input type="text" name="withdrawal-reason" required maxlength="300" autocomplete="off" /></label>
        <button class="button dangerous" name="withdraw" ?disabled=${this.busy}>${context.text('withdrawal.do')}</button>
      </form></details>
      ${this.outcome()}`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { id, state } = this.incident;
    const why = fieldOf(event.target as HTMLFormElement, 'withdrawal-reason');
    void this.try(async () => {
      const { context } = this;
      await context.client.withdrawIncident(id, state, why);
      context.store.setView({ incident: null }, 'replace');
      await context.refresh();
      context.announce(context.text('withdrawal.done', { id: String(id) }));
    });
  }
}
