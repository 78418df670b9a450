import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';

import { hear } from '../components/hearing.ts';
import { icon } from '../components/icon.ts';
import { uncoverMap } from '../map/uncover_map.ts';
import { hasWebGl2 } from '../map/webgl.ts';
import { coverageText } from './coverage_text.ts';
import type { Addition } from './looking.ts';
import { markKinds, marksOf } from './marks.ts';
import type { Position } from './plan_edits.ts';
import { OpenPlanElement } from './plan_element.ts';
import type { PlanMap } from './plan_map.ts';
import './plan_map.ts';

const aroundDegrees = 0.01;

/** The open plan on the map, with what it covers and the tools to place points. */
@customElement('uramost-plan-stage')
export class PlanStage extends OpenPlanElement {
  @query('uramost-plan-map') private map!: PlanMap | null;
  readonly #webGl = hasWebGl2();

  constructor() {
    super();
    hear(this, () => this.desk, 'look', (event) => this.#look((event as CustomEvent<Position>).detail));
  }

  protected override render() {
    const { context, desk } = this;
    const plan = desk.draft?.plan;
    if (!plan) return null;
    const { shown, busy } = desk.coverage;
    return html`<section class="result-view plan-stage" aria-label=${plan.title || context.text('plan.untitled')}>
      <header class="result-caption"><div><h2>${plan.title || context.text('plan.untitled')}</h2>
        <p role="status" aria-busy=${busy} data-testid="plan-coverage">${shown ? coverageText(context, shown.coverage) : context.text('loading')}</p></div></header>
      <div class="result-map-area">
        ${this.#webGl ? html`<uramost-plan-map .context=${context} .desk=${desk} theme=${context.theme}></uramost-plan-map>${this.tools()}${this.legend()}`
          : html`<p class="notice">${context.text('plan.no_webgl')}</p>`}
      </div>
    </section>`;
  }

  private tools() {
    const { context, desk } = this;
    const { adding } = desk.looking;
    const isMarking = adding !== null && adding !== 'point';
    return html`<div class="plan-tools" role="group" aria-label=${context.text('plan.tools')}>
      ${isMarking ? this.tool(adding, 'stop-marking', html`<span class="mark-key ${adding}"></span>${context.messages.ofCode('plan_marks', adding)}`)
        : this.tool('point', 'add-by-click', html`${icon('target')}${context.text('plan.add_by_click')}`)}
      <button class="button small" name="add-at-centre" @click=${() => this.map?.addAtCentre()}>${context.text('plan.add_at_centre')}</button>
      ${adding ? html`<p class="notice">${context.text('plan.adding')}</p>` : null}</div>`;
  }

  private tool(what: Addition, name: string, face: unknown) {
    const { desk } = this;
    const isOn = desk.looking.adding === what;
    return html`<button class="button small" name=${name} aria-pressed=${isOn} @click=${() => desk.look({ adding: isOn ? null : what })}>${face}</button>`;
  }

  private legend() {
    const { context, desk: { wish } } = this;
    const marked = markKinds.filter((kind) => marksOf(wish, kind).length);
    return html`<details class="legend" ?open=${matchMedia('(min-width: 900px)').matches}>
      <summary>${context.text('legend.title')}</summary>
      <ul class="classes">
        <li><span class="key-dot covered"></span><span>${context.text('plan.covered')}</span></li>
        <li><span class="key-dot uncovered"></span><span>${context.text('plan.uncovered')}</span></li>
        <li><span class="key-dot reach"></span><span>${context.text('plan.reach')}</span></li>
        ${marked.map((kind) => html`<li><span class="mark-key ${kind}"></span><span>${context.messages.ofCode('plan_marks', kind)}</span></li>`)}</ul>
      <p class="legend-note">${context.text('plan.marker_hint')}</p></details>`;
  }

  #look({ lon, lat }: Position): void {
    uncoverMap(this.context);
    this.map?.fit([lon - aroundDegrees, lat - aroundDegrees, lon + aroundDegrees, lat + aroundDegrees]);
  }
}
