import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { candidateKinds, problems, type Candidates } from '../api/proposal_types.ts';
import { check, choiceField, numberField, toggled } from '../components/fields.ts';
import { icon } from '../components/icon.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { municipalityOptions } from '../components/municipality_options.ts';
import { OpenPlanElement } from './plan_element.ts';
import { proposalOutcome, proposalProgress } from './proposal_outcome.ts';
import { requestOf, type ProposalWish } from './proposal_wish.ts';
import { shiftOptions } from './shift_text.ts';
import './marked_places.ts';

/** Asks the server where points should be: which problem, how many, from where, under which conditions. */
@customElement('uramost-proposal-form')
export class ProposalForm extends OpenPlanElement {
  protected override render() {
    const { context, desk } = this;
    const { proposal } = desk.search;
    return html`<details class="section" ?open=${desk.draft!.plan.points.length === 0} name="proposal-section"><summary>${context.text('plan.propose_points')}</summary>
        <div>${this.form()}</div></details>
      ${problemNotice(context, this.problem, { testid: 'refusal' })}
      ${proposal?.isRunning ? proposalProgress(context, proposal, () => void desk.search.cancel('proposal'))
        : proposal ? proposalOutcome(context, desk, proposal) : null}`;
  }

  private form() {
    const { context, desk, desk: { wish } } = this;
    const { plan } = desk.draft!;
    const { candidates } = wish;
    const set = (change: Partial<ProposalWish>) => desk.ask(change);
    const seek = (change: Partial<Candidates>) => set({ candidates: { ...candidates, ...change } });
    const isSet = wish.problem === 'lscp';
    const metres = { least: 0, most: 20_000, step: 50, unit: 'm' };
    return html`<form class="stack proposal-form" @submit=${(event: Event) => void this.#propose(event)}>
      ${choiceField('problem', context.text('plan.problem'), problems.map((one) => [one, context.messages.ofCode('plan_problem', one)] as const), wish.problem, (problem) => set({ problem }))}
      <div class="pair">
        ${isSet ? null : numberField('p', context.text('plan.how_many'), wish.p, { least: 1, most: 200 }, (p) => p && set({ p }))}
        ${choiceField('proposal-shift', context.text('column.shift'), [['', context.text('plan.all_shifts')], ...shiftOptions(context, plan.shifts)], wish.shift === null ? '' : String(wish.shift),
          (shift) => set({ shift: shift === '' ? null : Number(shift) }))}</div>
      <fieldset><legend class="field-label">${context.text('plan.candidates')}</legend><div class="checks two">
        ${candidateKinds.filter((kind) => kind !== 'junction' || context.meta.roads).map((kind) => check('candidate-kind', kind, context.messages.ofCode('point_kind_many', kind), candidates.kinds.includes(kind), () => seek({ kinds: toggled(candidates.kinds, kind) })))}</div></fieldset>
      ${candidates.kinds.includes('grid') ? numberField('grid', context.text('plan.grid'), candidates.grid_m, { least: 100, most: 10_000, step: 50, unit: 'm' }, (grid_m) => grid_m && seek({ grid_m })) : null}
      ${this.municipalities('candidate-municipality', context.text('plan.where'), candidates.municipalities, (municipalities) => seek({ municipalities }))}
      <uramost-marked-places .context=${context} .desk=${desk}></uramost-marked-places>
      ${this.municipalities('at-least-one', context.text('plan.at_least_one'), wish.at_least_one_in, (codes) => set({ at_least_one_in: codes }))}
      <div class="triple">
        ${numberField('uncovered', context.text('plan.most_uncovered'), wish.max_uncovered_share === null ? null : Math.round(wish.max_uncovered_share * 100), { least: 0, most: 100, unit: '%' }, (percent) => set({ max_uncovered_share: percent === null ? null : percent / 100 }))}
        ${numberField('separation', context.text('plan.separation'), wish.min_separation_m, metres, (separation) => set({ min_separation_m: separation ?? 0 }))}
        ${numberField('seconds', context.text('plan.seconds'), wish.time_limit_s, { least: 1, most: 600, unit: 's' }, (seconds) => seconds && set({ time_limit_s: seconds }))}</div>
      <p class="muted"><small>${context.text('plan.fixed_stay')}</small></p>
      <div class="buttons"><button class="button primary" name="propose" ?disabled=${this.busy || desk.search.proposal?.isRunning}>${icon('play')}${context.text('plan.propose')}</button></div>
    </form>`;
  }

  private municipalities(name: string, label: string, chosen: readonly string[], take: (codes: string[]) => void) {
    const { context } = this;
    const all = municipalityOptions(context);
    return html`<details class="more" data-field=${name}><summary>${label}: ${chosen.length
        ? chosen.map((code) => context.name(context.municipality(code)?.name)).join(', ') : context.text('plan.nowhere_particular')}</summary>
      <div class="checks two">${all.map(([code, text]) => check(name, code, text, chosen.includes(code), () => take(toggled(chosen, code))))}</div></details>`;
  }

  async #propose(event: Event): Promise<void> {
    event.preventDefault();
    const { desk } = this;
    await this.try(() => desk.search.propose(requestOf(desk.draft!.plan, desk.wish)));
  }
}
