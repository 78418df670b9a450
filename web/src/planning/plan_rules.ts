import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { demandSurfaces, demandWeights, type Plan } from '../api/plan_types.ts';
import { choiceField, numberField } from '../components/fields.ts';
import { queryTexts } from '../panels/query_text.ts';
import { readQuery, writeQuery } from '../state/incident_query.ts';
import { needFields } from './need_fields.ts';
import { OpenPlanElement } from './plan_element.ts';
import { shiftFields } from './shift_fields.ts';

/** What a plan is for: whose incidents, in which shifts and languages, how far a patrol reaches, how long it stays. */
@customElement('uramost-plan-rules')
export class PlanRules extends OpenPlanElement {
  protected override render() {
    const { context, desk } = this;
    const { plan } = desk.draft!;
    const edit = (change: Partial<Plan>) => desk.edit(change);
    return html`<div class="plan-rules">
      <section class="stack"><h3>${context.text('plan.demand')}</h3>${this.query(plan)}${this.demand(plan)}</section>
      <section class="stack"><h3>${context.text('plan.shifts')}</h3>${shiftFields(context, plan, edit)}</section>
      <section class="stack"><h3>${context.text('plan.needs')}</h3>${needFields(context, plan, edit)}</section>
      <section class="stack"><h3>${context.text('plan.travel')}</h3>${this.travel(plan)}</section>
      <section class="stack"><h3>${context.text('plan.stops')}</h3>${this.stops(plan)}</section>
    </div>`;
  }

  private query(plan: Plan) {
    const { context, desk } = this;
    const shown = writeQuery(this.state.query).toString();
    const { query } = readQuery(new URLSearchParams(plan.query));
    const isShown = writeQuery(query).toString() === shown;
    return html`<ul class="chips" data-testid="plan-query">${queryTexts(context, query).map((text) => html`<li class="tag">${text}</li>`)}</ul>
      ${isShown ? html`<p class="muted"><small>${context.text('plan.same_filter')}</small></p>`
        : html`<div class="buttons"><button class="button small" name="take-filter" @click=${() => desk.edit({ query: shown })}>${context.text('plan.take_filter')}</button>
          <button class="button small" name="use-filter" @click=${() => context.store.setQuery(query)}>${context.text('plan.show_filter')}</button></div>`}`;
  }

  private demand({ demand }: Plan) {
    const { context, desk } = this;
    const set = (change: Partial<Plan['demand']>) => desk.edit({ demand: { ...demand, ...change } });
    const weigh = (code: string, weight: number | null) => {
      const { [code]: _, ...others } = demand.category_weights;
      set({ category_weights: weight ? { ...others, [code]: weight } : others });
    };
    return html`<div class="pair">
        ${choiceField('demand-weight', context.text('heat.weight'), demandWeights.map((one) => [one, context.messages.ofCode('demand_weight', one)] as const), demand.weight, (weight) => set({ weight }))}
        ${choiceField('demand-surface', context.text('plan.surface'), demandSurfaces.map((one) => [one, context.messages.ofCode('demand_surface', one)] as const), demand.surface, (surface) => set({ surface }))}
      </div>
      ${demand.weight === 'category' ? html`<details class="more" open><summary>${context.text('plan.category_weights')}</summary>
        <div class="pair">${context.meta.categories.map(({ code }) => numberField(`weight-${code}`, context.categoryName(code),
          demand.category_weights[code] ?? null, { least: 0, most: 1000, step: 0.1 }, (weight) => weigh(code, weight)))}</div></details>` : null}
      ${numberField('cell', context.text('plan.cell'), demand.cell_m, { least: 100, most: 2000, step: 50, unit: 'm' }, (cell_m) => cell_m && set({ cell_m }))}`;
  }

  private travel({ travel }: Plan) {
    const { context, desk } = this;
    const set = (change: Partial<Plan['travel']>) => desk.edit({ travel: { ...travel, ...change } });
    const means = travel.by === 'roads' || context.meta.roads ? (['straight', 'roads'] as const) : (['straight'] as const);
    return html`<div class="pair">
      ${choiceField('travel-by', context.text('plan.travel_by'), means.map((one) => [one, context.messages.ofCode('travel', one)] as const), travel.by, (by) => set({ by }))}
      ${travel.by === 'roads'
        ? numberField('reach', context.text('plan.reach'), travel.reach_s, { least: 10, most: 7200, step: 10, unit: 's' }, (reach_s) => reach_s && set({ reach_s }))
        : numberField('reach', context.text('plan.reach'), travel.reach_m, { least: 10, most: 50_000, step: 10, unit: 'm' }, (reach_m) => reach_m && set({ reach_m }))}</div>
      <p class="muted"><small>${context.meta.roads?.attribution ?? context.text('plan.no_roads')}</small></p>`;
  }

  private stops({ stops }: Plan) {
    const { context, desk } = this;
    const set = (change: Partial<Plan['stops']>) => desk.edit({ stops: { ...stops, ...change } });
    return html`<div class="triple">
      ${numberField('dwell-least', context.text('plan.dwell_least'), stops.dwell_least_min, { least: 1, most: stops.dwell_most_min, unit: 'min' }, (value) => value && set({ dwell_least_min: value }))}
      ${numberField('dwell-most', context.text('plan.dwell_most'), stops.dwell_most_min, { least: stops.dwell_least_min, most: 240, unit: 'min' }, (value) => value && set({ dwell_most_min: value }))}
      ${numberField('every', context.text('plan.every'), stops.every_min, { least: 10, most: 1440, unit: 'min' }, (value) => value && set({ every_min: value }))}</div>
      <p class="muted"><small>${context.text('plan.stops_source', { source: 'Koper 1995' })}</small></p>`;
  }
}
