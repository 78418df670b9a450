import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { Evaluation } from '../api/evaluation_types.ts';
import { numberField } from '../components/fields.ts';
import { wideTable } from '../components/wide_table.ts';
import { OpenPlanElement } from './plan_element.ts';

type Interval = { readonly low: number | null; readonly high: number | null };

/** Before and after in the area that the plan covers, beside the rest of its municipalities and the ring around it. */
@customElement('uramost-evaluation-view')
export class EvaluationView extends OpenPlanElement {
  @state() private bufferM = 400;
  @state() private answer: Evaluation | null = null;

  protected override render() {
    const { context } = this;
    const day = (name: string, label: string) => html`<input type="date" name=${name} required aria-label=${label} />`;
    const period = (name: 'before' | 'after') => html`<fieldset><legend class="field-label">${context.text(name === 'before' ? 'plan.before' : 'plan.after')}</legend>
      <div class="pair">${day(`${name}-from`, context.text('filter.from'))}${day(`${name}-to`, context.text('filter.to'))}</div></fieldset>`;
    return html`<details class="section evaluation"><summary>${context.text('plan.evaluation')}</summary>
      <div class="stack"><form class="stack" @submit=${(event: Event) => void this.#ask(event)}>${period('before')}${period('after')}
        ${numberField('buffer', context.text('plan.buffer'), this.bufferM, { least: 0, most: 5000, step: 50, unit: 'm' }, (metres) => metres !== null && (this.bufferM = metres))}
        <div class="buttons"><button class="button" name="evaluate">${context.text('plan.evaluate')}</button></div></form>
        ${this.outcome()}${this.answer ? this.effect(this.answer) : null}</div></details>`;
  }

  private effect({ areas, wdd, wdq, difference_in_differences: difference, caveats }: Evaluation) {
    const { context } = this;
    const { format } = context;
    const number = (value: number | null) => (value === null ? '–' : format.density(value));
    const within = (value: number | null, { low, high }: Interval) => `${number(value)} (${number(low)} – ${number(high)})`;
    const fact = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
    return html`${wideTable(context.text('plan.evaluation'), html`
        <thead><tr><th scope="col">${context.text('release.area')}</th><th scope="col" class="number">${context.text('plan.before')}</th>
          <th scope="col" class="number">${context.text('plan.after')}</th><th scope="col" class="number">${context.text('plan.ratio')}</th><th scope="col" class="number">p</th></tr></thead>
        <tbody>${areas.map((one) => html`<tr><th scope="row">${context.messages.ofCode('effect_area', one.area)}</th><td class="number">${format.count(one.before)}</td>
          <td class="number">${format.count(one.after)}</td><td class="number">${within(one.rate_ratio, one)}</td><td class="number">${number(one.p)}</td></tr>`)}</tbody>`, { testid: 'evaluation' })}
      <dl class="summary">
        ${difference ? fact(context.text('plan.against_control'), within(difference.rate_ratio, difference)) : null}
        ${fact(context.text('plan.wdd'), within(wdd.value, wdd))}${wdq === null ? null : fact(context.text('plan.wdq'), number(wdq))}</dl>
      <ul class="notice caution caveats">${caveats.map((code) => html`<li>${context.messages.ofCode('effect_caveat', code)}</li>`)}</ul>`;
  }

  async #ask(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const period = (name: string) => `${form.get(`${name}-from`)}/${form.get(`${name}-to`)}`;
    this.answer = null;
    await this.try(async () => {
      this.answer = await this.context.client.planning.evaluation(this.desk.draft!.base!.id, period('before'), period('after'), this.bufferM);
    });
  }
}
