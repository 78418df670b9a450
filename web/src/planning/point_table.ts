import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { PlanPoint } from '../api/plan_types.ts';
import { wideTable } from '../components/wide_table.ts';
import { coverageOf, municipalityOf, pointText } from './point_text.ts';
import { quantity } from './coverage_text.ts';
import { OpenPlanElement } from './plan_element.ts';
import { changePoint, removePoint } from './plan_edits.ts';
import { pointEditor } from './point_editor.ts';
import { languageName } from './spoken.ts';

const columns = 5;

/** The plan's points: where, what each covers and what only it covers, when and in which languages. */
@customElement('uramost-point-table')
export class PointTable extends OpenPlanElement {
  protected override render() {
    const { context, desk } = this;
    const { points } = desk.draft!.plan;
    if (!points.length) return html`<p class="empty">${context.text('plan.no_points')}</p>`;
    return wideTable(context.text('plan.points_title'), html`
      <thead><tr><th scope="col">${context.text('plan.point')}</th>
        <th scope="col" class="number">${context.text('plan.covers')}</th>
        <th scope="col" class="number">${context.text('plan.only_this')}</th>
        <th scope="col">${context.text('plan.when_who')}</th>
        <th scope="col"><span class="visually-hidden">${context.text('actions')}</span></th></tr></thead>
      <tbody>${points.map((point, index) => [this.row(point, index), this.editor(point, index)])}</tbody>`, { look: 'compact point-table', testid: 'points' });
  }

  private row(point: PlanPoint, index: number) {
    const { context, desk } = this;
    const said = coverageOf(desk, point);
    const { shifts } = desk.draft!.plan;
    const number = (value: number | undefined) => (value === undefined ? '…' : quantity(context, value));
    return html`<tr data-point=${index} aria-selected=${desk.looking.pointed === index}>
      <th scope="row"><button class="row-button" @click=${() => desk.lookAt(index)} @focus=${() => desk.look({ pointed: index })}>
        <span class="point-number">${index + 1}</span><span>${point.name || context.messages.ofCode('point_kind', point.kind)}
          <small>${municipalityOf(context, desk, point)}</small>
          ${said && said.access !== 'ok' ? html`<span class="tag">${context.messages.ofCode('access', said.access)}</span>` : null}</span></button></th>
      <td class="number">${number(said?.covers)}</td>
      <td class="number">${number(said?.only_this)}</td>
      <td>${point.shifts.length ? point.shifts.map((shift) => shifts[shift]?.name || shift + 1).join(', ') : context.text('patrol.always')}
        <small>${point.languages.map((tag) => languageName(context, tag)).join(', ')}</small></td>
      <td class="point-acts">
        <button class="link" name="fix" aria-pressed=${point.fixed} @click=${() => desk.edit(changePoint(desk.draft!.plan, index, { fixed: !point.fixed }))}
          aria-label=${`${context.text('plan.fix')}: ${pointText(context, desk, point, index)}`}>${context.text(point.fixed ? 'plan.is_fixed' : 'plan.fix')}</button>
        <button class="link" name="remove-point" @click=${() => desk.edit(removePoint(desk.draft!.plan, index))}
          aria-label=${`${context.text('plan.remove_point')}: ${pointText(context, desk, point, index)}`}>${context.text('plan.remove_point')}</button></td></tr>`;
  }

  private editor(point: PlanPoint, index: number) {
    const { desk } = this;
    return desk.looking.pointed === index ? html`<tr class="editor"><td colspan=${columns}>
      ${pointEditor(this.context, desk, point, index)}</td></tr>` : nothing;
  }
}
