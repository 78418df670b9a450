import { html } from 'lit';

import type { Proposal } from '../api/proposal_types.ts';
import { progressField } from '../components/progress_field.ts';
import { problemNotice } from '../panels/problem_text.ts';
import type { RegisterContext } from '../register_context.ts';
import { coverageText, quantity } from './coverage_text.ts';
import type { PlanDesk } from './plan_desk.ts';
import type { Solving } from './solving.ts';

/** How far the search is: the best so far and what nothing can surpass. */
export function proposalProgress(context: RegisterContext, { progress }: Solving<unknown>, cancel: () => void) {
  const { fraction = null, objective, bound } = progress ?? {};
  const isKnown = typeof objective === 'number' && typeof bound === 'number';
  return html`<div class="run-progress stack" data-testid="solving">
    ${progressField(context.text('plan.searching'), fraction)}
    <p role="status">${isKnown ? context.text('plan.best_so_far', { best: quantity(context, objective), bound: quantity(context, bound) }) : context.text('loading')}</p>
    <div class="buttons"><button class="button" name="cancel-proposal" @click=${cancel}>${context.text('plan.cancel')}</button></div>
  </div>`;
}

/** What the search found, and how good that is; or why there is nothing. */
export function proposalOutcome(context: RegisterContext, desk: PlanDesk, { outcome, problem }: Solving<Proposal>) {
  if (problem) return problemNotice(context, problem, { testid: 'proposal' });
  if (!outcome) return null;
  const look = { optimal: 'good', feasible: 'caution' }[outcome.status] ?? 'error';
  const isLatest = desk.draft?.plan.proof !== null;
  return html`<div class="notice ${look} proposal" role="status" data-testid="proposal" data-status=${outcome.status}>
    <p><strong>${proofText(context, outcome)}</strong></p>
    ${outcome.coverage && look !== 'error' ? html`<p>${coverageText(context, outcome.coverage)}</p>` : null}
    ${outcome.reason ? html`<p lang="en">${outcome.reason}</p>` : null}
    ${look !== 'error' && !isLatest ? html`<p>${context.text('plan.proof_gone')}</p>` : null}</div>`;
}

/** Whether anything better is possible, in words. */
function proofText(context: RegisterContext, { status, gap, bound, seconds }: Proposal): string {
  const time = context.format.seconds(seconds);
  if (status === 'optimal') return context.text('plan.optimal', { time });
  if (status !== 'feasible') return context.text('plan.infeasible');
  return gap === null || bound === null ? context.text('plan.feasible', { time })
    : context.text('plan.feasible_gap', { time, gap: context.format.percent(gap), bound: quantity(context, bound) });
}
