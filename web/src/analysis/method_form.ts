import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

import type { Method } from '../api/analysis_types.ts';
import type { Problem } from '../api/problem.ts';
import { DeskElement } from '../components/desk_element.ts';
import { icon } from '../components/icon.ts';
import { queryTexts } from '../panels/query_text.ts';
import { problemText } from '../panels/problem_text.ts';
import { queryParameters } from '../state/incident_query.ts';
import type { Desk } from './desk.ts';
import { parameterField } from './parameter_field.ts';
import { readSettings } from './settings.ts';

/** Which method, over what, with which parameters: as the server describes them. */
@customElement('uramost-method-form')
export class MethodForm extends DeskElement<Desk> {
  protected override render() {
    const { context, desk } = this;
    const { methods } = desk;
    if (!methods) return html`<p class="empty">${context.text('loading')}</p>`;
    const method = this.#method();
    if (!method) return html`<p class="empty">${context.text('analysis.none')}</p>`;
    return html`<form class="method-form stack" @submit=${(event: Event) => this.#run(event, method)}>
      <label class="field"><span class="field-label">${context.text('analysis.method')}</span>
        <select name="method" @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          ${Object.entries(methods.families).map(([family, name]) => this.family(name, methods.methods.filter((one) => one.family === family), method))}
        </select></label>
      <p class="method-summary">${method.summary} <small>${method.source}</small></p>
      ${keyed(method.id, html`${method.parameters.map((one) => parameterField(context, one, this.#set(method), this.#against(one.name)))}`)}
      <div class="asked"><span class="field-label">${context.text('analysis.over')}</span>
        <ul class="chips" data-testid="asked">${queryTexts(context, this.state.query).map((text) => html`<li class="tag">${text}</li>`)}</ul></div>
      ${this.#complaint(method)}
      <div class="buttons"><button class="button primary" name="run-analysis" ?disabled=${this.busy}>${icon('play')}${context.text('analysis.run')}</button></div>
    </form>`;
  }

  private family(name: string, methods: readonly Method[], chosen: Method) {
    return methods.length ? html`<optgroup label=${name}>${methods.map((one) => html`<option value=${one.id}
      ?selected=${one === chosen} .selected=${one === chosen}>${one.name}</option>`)}</optgroup>` : null;
  }

  /** That of the address, else that of the open result, else the first. */
  #method(): Method | undefined {
    const all = this.desk.methods!.methods;
    const wanted = this.state.view.method ?? this.desk.in('result')?.result?.method;
    return all.find(({ id }) => id === wanted) ?? all[0];
  }

  /** What the open result was made with, so that it can be made again otherwise. */
  #set(method: Method) {
    const made = this.desk.in('result')?.result;
    return made?.method === method.id ? made.settings : {};
  }

  #refusal(): Problem | null {
    return this.problem ?? this.desk.in('result')?.problem ?? null;
  }

  #against(field: string): string {
    const problem = this.#refusal();
    return problem?.field === field ? problem.detail : '';
  }

  /** What is at no field of this form. That there are too few incidents needs no heading. */
  #complaint({ parameters }: Method) {
    const problem = this.#refusal();
    if (!problem || parameters.some(({ name }) => name === problem.field)) return null;
    const isPlain = problem.detail !== '' && (problem.status === 422 || problem.status === 400) && !isCondition(problem.field);
    return html`<p class="notice error" role="alert" data-testid="complaint">${isPlain
      ? html`<span lang="en">${problem.detail}</span>` : problemText(this.context, problem)}</p>`;
  }

  #choose(method: string): void {
    this.problem = null;
    this.context.store.setView({ method }, 'replace');
  }

  async #run(event: Event, method: Method): Promise<void> {
    event.preventDefault();
    const settings = readSettings(method.parameters, new FormData(event.target as HTMLFormElement));
    await this.try(() => this.desk.run(method.id, settings));
  }
}

const isCondition = (field: string | null) => queryParameters.some((name) => name === field);
