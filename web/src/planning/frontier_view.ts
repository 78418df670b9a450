import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { LinesChart } from '../api/analysis_types.ts';
import type { Frontier } from '../api/proposal_types.ts';
import { Wording } from '../analysis/wording.ts';
import type { RegisterContext } from '../register_context.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { OpenPlanElement } from './plan_element.ts';
import { proposalProgress } from './proposal_outcome.ts';
import '../analysis/result_chart.ts';

/** How coverage grows with the number of points: where one more is no longer worth it. */
@customElement('uramost-frontier-view')
export class FrontierView extends OpenPlanElement {
  @property() theme = 'light';
  #drawn: { of: Frontier | null; chart: LinesChart | null } = { of: null, chart: null };

  protected override render() {
    const { context, desk } = this;
    const { frontier } = desk.search;
    return html`<section class="frontier stack" data-testid="frontier"><h3>${context.text('plan.more_or_fewer')}</h3>
      <p class="muted"><small>${context.text('plan.frontier_explained')}</small></p>
      ${desk.wish.forbidden.length ? html`<p class="muted"><small>${context.text('plan.frontier_forbidden')}</small></p>` : null}
      ${problemNotice(context, this.problem ?? frontier?.problem ?? null)}
      ${frontier?.isRunning ? proposalProgress(context, frontier, () => void desk.search.cancel('frontier'))
        : html`<div class="buttons"><button class="button small" name="draw-frontier" @click=${() => void this.#ask()}>${context.text('plan.draw_frontier')}</button></div>`}
      ${frontier?.outcome ? html`<uramost-result-chart .context=${context} .chart=${this.#chart(frontier.outcome)} .wording=${wordingOf(context)} theme=${this.theme}></uramost-result-chart>` : null}
    </section>`;
  }

  /** The same chart for the same answer, so that it is drawn once. */
  #chart(of: Frontier): LinesChart {
    if (of !== this.#drawn.of)
      this.#drawn = { of, chart: {
        code: 'frontier', kind: 'lines', x: of.frontier.map(({ points }) => points),
        lines: (['covered', 'bound'] as const).map((code) => ({ code, values: of.frontier.map((one) => one[code]) })),
      } };
    return this.#drawn.chart!;
  }

  #ask(): Promise<void> {
    const { desk } = this;
    return this.try(() => desk.search.drawFrontier(desk.draft!.plan, desk.wish.candidates));
  }
}

/** The chart's own words, as a result of an analysis has them from the server. */
function wordingOf(context: RegisterContext): Wording {
  const nothing = {};
  return new Wording(context, { families: nothing, methods: [], words: {
    columns: nothing, facts: nothing, classes: nothing, choices: nothing, caveats: nothing,
    charts: { frontier: context.text('plan.frontier') },
    lines: { covered: context.text('plan.covered'), bound: context.text('plan.bound') },
    axes: { frontier: context.text('plan.how_many') },
    verdict: { distinguishable: '', not_distinguishable: '', description: '' },
  } });
}
