import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { orderUrl } from '../api/planning_routes.ts';
import type { Schedule, Stop } from '../api/schedule_types.ts';
import { choiceField, dateField } from '../components/fields.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { wideTable } from '../components/wide_table.ts';
import { languageNames, languages, type Language } from '../i18n/language.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { dateOf } from '../state/date_of.ts';
import { OpenPlanElement } from './plan_element.ts';
import { shiftOptions } from './shift_text.ts';

/** The order of one shift on one date: who is where, from when to when; as a table, and printed. */
@customElement('uramost-order-view')
export class OrderView extends OpenPlanElement {
  @state() private date = dateOf(new Date().toISOString());
  @state() private shift = 0;
  @state() private language: Language | null = null;
  readonly #schedule = new Loader<Schedule>(this, () => {});

  protected override willUpdate(): void {
    const { base, plan } = this.desk.draft!;
    if (!base || !plan.points.length) return;
    void this.#schedule.load(`${base.id} ${base.version} ${this.date} ${this.shift}`, (signal) =>
      this.context.client.planning.schedule(base.id, this.date, this.shift, signal));
  }

  protected override render() {
    const { context, desk } = this;
    const draft = desk.draft!;
    if (!draft.base) return html`<p class="empty">${context.text('plan.store_first')}</p>`;
    const { plan, base } = draft;
    const language = this.language ?? context.language;
    return html`<div class="stack order">
      ${draft.isChanged ? html`<p class="notice caution">${context.text('plan.order_of_stored', { version: base.version })}</p>` : null}
      <div class="triple">
        ${dateField('order-date', context.text('field.date'), this.date, (day) => (this.date = day || this.date), true)}
        ${choiceField('order-shift', context.text('column.shift'), plan.shifts.length ? shiftOptions(context, plan.shifts)
          : [['0', context.text('plan.whole_day')] as const], String(this.shift), (shift) => (this.shift = Number(shift)))}
        ${choiceField('order-language', context.text('language'), languages.map((one) => [one, languageNames[one]] as const), language, (one) => (this.language = one))}</div>
      <div class="buttons"><a class="button" download data-file="order.pdf" href=${orderUrl(base.id, language, this.date, this.shift)}>${icon('download')}${context.text('plan.print')}</a></div>
      ${this.schedule()}</div>`;
  }

  private schedule() {
    const { context } = this;
    const { value, problem } = this.#schedule;
    if (problem) return problemNotice(context, problem);
    if (!value) return html`<p class="empty">${context.text('loading')}</p>`;
    return html`${value.unserved.length ? html`<p class="notice caution" data-testid="unserved">${context.text('plan.unserved', { count: value.unserved.length })}</p>` : null}
      ${wideTable(context.text('plan.schedule'), html`
      <thead><tr><th scope="col" class="number">${context.text('plan.order')}</th>
        ${value.patrols > 1 ? html`<th scope="col" class="number">${context.text('plan.patrol')}</th>` : null}<th scope="col">${context.text('plan.point')}</th>
        <th scope="col" class="number">${context.text('plan.arrive')}</th><th scope="col" class="number">${context.text('plan.leave')}</th>
        <th scope="col" class="number">${context.text('plan.drive')}</th></tr></thead>
      <tbody>${value.stops.map((stop) => this.stop(stop, value.patrols > 1))}</tbody>`, { testid: 'schedule' })}
      <p class="muted"><small>${context.text('plan.schedule_explained')}</small></p>`;
  }

  private stop({ order, patrol, point, name, arrive, leave, travel_min: travel }: Stop, isOneOfSeveral: boolean) {
    const { context } = this;
    return html`<tr><td class="number">${order}</td>${isOneOfSeveral ? html`<td class="number">${patrol}</td>` : null}<th scope="row">${point + 1}. ${name}</th><td class="number">${arrive}</td><td class="number">${leave}</td>
      <td class="number">${context.text('plan.minutes', { minutes: context.format.count(travel) })}</td></tr>`;
  }
}
