import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { fieldOf } from '../components/dialog.ts';
import { FormElement } from '../components/form_element.ts';
import type { RegisterContext } from '../register_context.ts';

/** Takes away for ever what was told of an incident and where it was. */
@customElement('uramost-incident-erasure')
export class IncidentErasure extends FormElement<RegisterContext> {
  @property({ attribute: false }) incident = 0;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('incident')) {
      this.problem = null;
      this.done = '';
    }
  }

  protected override render() {
    const { context } = this;
    return html`<details class="more danger"><summary>${context.text('erasure.title')}</summary>
      <form class="stack" @submit=${(event: Event) => this.#submit(event)}>
        <p class="notice caution">${context.text('erasure.explain')}</p>
        <label class="field"><span class="field-label">${context.text('column.reason')}</span>
          <input type="text" name="erasure-reason" required maxlength="300" autocomplete="off" /></label>
        <label class="check"><input type="checkbox" name="erasure-sure" required /><span>${context.text('erasure.sure', { id: String(this.incident) })}</span></label>
        <button class="button dangerous" name="erase" ?disabled=${this.busy}>${context.text('erasure.do')}</button>
      </form></details>
      ${this.outcome()}`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.try(async () => {
      await this.context.client.eraseIncident(this.incident, fieldOf(form, 'erasure-reason'));
      form.reset();
      form.closest('details')!.open = false;
      await this.context.refresh();
      this.done = this.context.text('erasure.done');
    });
  }
}
