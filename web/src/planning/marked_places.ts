import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { uncoverMap } from '../map/uncover_map.ts';
import { hasWebGl2 } from '../map/webgl.ts';
import { markText, placeMunicipality, placeText } from './mark_text.ts';
import { forbiddenReachM, markKinds, marksOf, removeMark, type Mark, type MarkKind } from './marks.ts';
import { OpenPlanElement } from './plan_element.ts';
import type { Position } from './plan_edits.ts';

/** The places that the planner marks for proposals: where a point may be, and near which there must be none. */
@customElement('uramost-marked-places')
export class MarkedPlaces extends OpenPlanElement {
  readonly #webGl = hasWebGl2();

  protected override render() {
    return html`<fieldset><legend class="field-label">${this.context.text('plan.marked')}</legend>
      ${markKinds.map((kind) => this.kind(kind))}</fieldset>`;
  }

  private kind(kind: MarkKind) {
    const { context, desk } = this;
    const places = marksOf(desk.wish, kind);
    const name = context.messages.ofCode('plan_marks', kind);
    return html`<div class="marked" data-kind=${kind}>
      <p><span class="mark-key ${kind}"></span><strong>${name}</strong> <small class="muted">${this.meaning(kind)}</small></p>
      ${this.#webGl ? this.tool(kind, name) : null}
      ${places.length ? html`<ul class="kept">${places.map((at, index) => this.item({ kind, index }, at))}</ul>` : null}</div>`;
  }

  private meaning(kind: MarkKind): string {
    const { context } = this;
    return kind === 'candidate' ? context.text('plan.candidate_means') : context.text('plan.forbidden_means', { metres: forbiddenReachM });
  }

  private tool(kind: MarkKind, name: string) {
    const { context, desk } = this;
    const isOn = desk.looking.adding === kind;
    const text = context.text('plan.mark');
    const turn = () => {
      desk.look({ adding: isOn ? null : kind });
      if (!isOn) uncoverMap(context);
    };
    return html`<button type="button" class="button small" name="mark-${kind}" aria-pressed=${isOn} aria-label=${`${name}: ${text}`} @click=${turn}>${text}</button>`;
  }

  private item(mark: Mark, at: Position) {
    const { context, desk } = this;
    const { marked } = desk.looking;
    const isMarked = marked?.kind === mark.kind && marked.index === mark.index;
    return html`<li data-mark=${mark.index} aria-current=${isMarked}>
      <button type="button" class="row-button" @click=${() => desk.lookAtMark(mark)} @focus=${() => desk.look({ marked: mark })}>
        ${placeText(context, desk, at)} <small>${placeMunicipality(context, desk, at)}</small></button>
      <button type="button" class="link" name="remove-mark" @click=${() => desk.ask(removeMark(desk.wish, mark))}
        aria-label=${`${context.text('plan.remove_point')}: ${markText(context, desk, mark, at)}`}>${context.text('plan.remove_point')}</button></li>`;
  }
}
