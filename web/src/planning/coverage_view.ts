import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { otherName } from '../i18n/names.ts';
import { hoursText } from '../panels/hours_text.ts';
import { coverageTable } from './coverage_table.ts';
import { coverageText } from './coverage_text.ts';
import { OpenPlanElement } from './plan_element.ts';
import { shiftText } from './shift_text.ts';
import { languageName } from './spoken.ts';
import './frontier_view.ts';
import './plan_comparison.ts';

/** What the plan covers and what it leaves out: by municipality, category, hour, shift and language. */
@customElement('uramost-coverage-view')
export class CoverageView extends OpenPlanElement {
  @property() theme = 'light';

  protected override render() {
    const { context, desk } = this;
    const { shown } = desk.coverage;
    if (!shown) return html`<p class="empty">${context.text('loading')}</p>`;
    const { coverage, plan } = shown;
    const worst = coverage.largest_uncovered;
    return html`<div class="coverage">
      <p class="verdict"><strong>${coverageText(context, coverage)}</strong></p>
      ${worst ? html`<p class="notice" data-testid="worst">${context.text('plan.worst', {
        municipality: context.municipalityNames(worst.code), share: context.format.percent(worst.share) })}</p>` : null}
      ${coverageTable(context, context.text('tab.municipalities'), coverage.by_municipality.map((row) => ({ ...row, head: this.municipality(row.code) })), true)}
      ${plan.needs.length ? coverageTable(context, context.text('plan.needs'), coverage.needs.map((row) => ({
        ...row, head: html`${this.municipality(row.municipality)}<small>${languageName(context, row.language)}</small>` })), true) : null}
      ${plan.shifts.length ? coverageTable(context, context.text('plan.shifts'), coverage.by_shift.map((row) => ({
        ...row, head: shiftText(context, plan.shifts[row.shift]!, row.shift) }))) : null}
      ${coverageTable(context, context.text('filter.category'), coverage.by_category.map((row) => ({ ...row, head: context.categoryName(row.code) })))}
      ${coverageTable(context, context.text('plan.hours'), coverage.by_hour.map((row) => ({ ...row, head: this.hour(row.hour) })))}
      <p class="muted"><small>${context.text('picture.revision', { revision: coverage.revision })} · ${context.text('matched', { count: coverage.incidents })}${
        coverage.synthetic ? html` · ${context.text('synthetic.badge')}` : null}</small></p>
    </div>
    <uramost-frontier-view .context=${context} .desk=${desk} theme=${this.theme}></uramost-frontier-view>
    <uramost-plan-comparison .context=${context} .desk=${desk}></uramost-plan-comparison>`;
  }

  private municipality(code: string | null) {
    const { context } = this;
    const name = context.municipality(code)?.name;
    return name ? html`${context.name(name)}<small>${otherName(name, context.language)}</small>` : code || context.text('municipality.none');
  }

  private hour(hour: number | null): string {
    return hour === null ? this.context.text('plan.hour_unknown') : hoursText(this.context, hour, hour + 1);
  }
}
