import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { NewResponse, ResponseEvent } from '../api/response_types.ts';
import { fieldOf } from '../components/dialog.ts';
import { FormElement } from '../components/form_element.ts';
import type { RegisterContext } from '../register_context.ts';

const stages = ['reported', 'registered', 'attended', 'investigated', 'prosecuted', 'adjudicated', 'closed'] as const;

/** What institutions did about an incident, in the order of time, and a form for whoever may add to it. */
@customElement('uramost-incident-responses')
export class IncidentResponses extends FormElement<RegisterContext> {
  @property({ attribute: false }) incident = 0;
  @property({ attribute: false }) responses: readonly ResponseEvent[] = [];
  /** When the incident itself was. */
  @property({ attribute: false }) occurred: { readonly at: string; readonly precision: string } | null = null;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('incident')) {
      this.problem = null;
      this.done = '';
    }
  }

  protected override render() {
    const { context, responses } = this;
    const may = context.may('write_incidents');
    if (!responses.length && !may) return null;
    return html`<section><h3>${context.text('detail.responses')}</h3>
      <ol class="timeline">${this.begin()}${responses.map((event) => this.event(event))}</ol>
      ${responses.length ? null : html`<p class="muted">${context.text('responses.none_known')}</p>`}
      ${may ? html`<details class="more"><summary>${context.text('responses.add')}</summary>${this.form()}</details>` : null}
      ${this.outcome()}</section>`;
  }

  /** The timeline begins with the incident. */
  private begin() {
    return this.occurred && html`<li><b>${this.context.text('column.incident')}</b> ${this.when(this.occurred.at, this.occurred.precision)}</li>`;
  }

  /** What no longer holds is struck out, and stays to be read. */
  private event(event: ResponseEvent): TemplateResult {
    const { context } = this;
    const stage = event.stage === 'none' ? context.text('responses.taken_back') : context.messages.ofCode('stage', event.stage);
    const said = html`<b>${stage}</b> ${this.when(event.occurred_at, event.occurred_precision)}
      ${event.institution ? html`<span>${event.institution}</span>` : null}
      ${event.source_document ? html`<span class="muted">${event.source_document}</span>` : null}`;
    const entered = event.entered_by && html`<small>${context.text('responses.entered', { who: event.entered_by })}${
      event.entered_at ? `, ${context.format.time(event.entered_at)}` : null}</small>`;
    const stands = event.holds || event.stage === 'none';
    return html`<li class=${stands ? '' : 'replaced'}>${stands ? said : html`<del>${said}</del> <small>${context.text('responses.put_right')}</small>`}${entered}</li>`;
  }

  /** As exactly as it is known, and how exactly that is. */
  private when(at: string, precision: string) {
    const { context } = this;
    return html`<time datetime=${at}>${context.format.time(at, precision)}</time>
      ${['month', 'quarter', 'year'].includes(precision) ? html`<small>${context.messages.ofCode('precision', precision)}</small>` : null}`;
  }

  private form() {
    const { context } = this;
    const holding = this.responses.filter((event) => event.holds);
    return html`<form class="stack" @submit=${(event: Event) => this.#submit(event)}>
      <label class="field"><span class="field-label">${context.text('responses.corrects')}</span>
        <select name="response-corrects"><option value="">${context.text('responses.corrects_nothing')}</option>
          ${holding.map((event) => html`<option value=${event.id}>${context.messages.ofCode('stage', event.stage)}, ${context.format.time(event.occurred_at, event.occurred_precision)}</option>`)}</select></label>
      <label class="field"><span class="field-label">${context.text('responses.stage')}</span>
        <select name="response-stage" required>
          ${stages.map((stage) => html`<option value=${stage}>${context.messages.ofCode('stage', stage)}</option>`)}
          ${holding.length ? html`<option value="none">${context.text('responses.never')}</option>` : null}</select></label>
      <label class="field"><span class="field-label">${context.text('responses.date')}</span>
        <input type="text" name="response-date" maxlength="40" autocomplete="off" aria-describedby="response-date-hint" />
        <small id="response-date-hint" class="hint">${context.text('responses.date_hint')}</small></label>
      <label class="field"><span class="field-label">${context.text('responses.institution')}</span>
        <input type="text" name="response-institution" maxlength="200" autocomplete="off" /></label>
      <label class="field"><span class="field-label">${context.text('responses.document')}</span>
        <input type="text" name="response-document" maxlength="300" autocomplete="off" /></label>
      <button class="button" name="add-response" ?disabled=${this.busy}>${context.text('responses.add')}</button>
    </form>`;
  }

  #submit(submitted: Event): void {
    submitted.preventDefault();
    const form = submitted.target as HTMLFormElement;
    const corrects = fieldOf(form, 'response-corrects');
    const wanted: NewResponse = {
      stage: fieldOf(form, 'response-stage'),
      date: fieldOf(form, 'response-date'),
      institution: fieldOf(form, 'response-institution'),
      source_document: fieldOf(form, 'response-document'),
      corrects: corrects ? Number(corrects) : null,
    };
    void this.try(async () => {
      const { context } = this;
      this.responses = (await context.client.responses.add(this.incident, wanted)).responses;
      form.reset();
      form.closest('details')!.open = false;
      await context.refresh();
      this.done = context.text('responses.added');
    });
  }
}
