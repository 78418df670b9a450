import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { PlanHead } from '../api/plan_types.ts';
import { icon } from '../components/icon.ts';
import { unstored } from './drafts.ts';
import { PlanElement } from './plan_element.ts';

/** The plans there are, and the way to a new one. */
@customElement('uramost-plan-list')
export class PlanList extends PlanElement {
  protected override render() {
    const { context, desk } = this;
    const { plans } = desk.library;
    return html`<div class="plan-begin stack">
        <p>${context.text('plan.explain')}</p>
        <button class="button primary" name="new-plan" @click=${() => desk.open(unstored)}>${icon('target')}${context.text('plan.new')}</button></div>
      ${plans === null ? html`<p class="empty">${context.text('loading')}</p>`
        : plans.length ? html`<ul class="kept plans" aria-label=${context.text('plan.stored')}>${plans.map((plan) => this.item(plan))}</ul>`
        : html`<p class="empty">${context.text('plan.none')}</p>`}`;
  }

  private item({ id, title, version, author, made_at, why, points }: PlanHead) {
    const { context, desk } = this;
    return html`<li data-plan=${id}><button class="row-button" @click=${() => desk.open(String(id))}>
      <strong>${title || context.text('plan.untitled')}</strong>
      <small>${[context.text('plan.points', { count: points }), context.text('plan.version', { version }), author, context.format.time(made_at)].join(' · ')}</small>
      ${why ? html`<small>${why}</small>` : null}</button></li>`;
  }
}
