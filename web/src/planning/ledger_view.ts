import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { Ledger, VisitsAnswer } from '../api/ledger_types.ts';
import { check, dateField } from '../components/fields.ts';
import { icon } from '../components/icon.ts';
import { Loader } from '../components/loader.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { ledgerTable } from './ledger_table.ts';
import { OpenPlanElement } from './plan_element.ts';
import { languageOptions } from './spoken.ts';
import './evaluation_view.ts';

/** What was planned and what was done: visits from files, and whether it helped. */
@customElement('uramost-ledger-view')
export class LedgerView extends OpenPlanElement {
  @state() private from = '';
  @state() private to = '';
  @state() private answer: VisitsAnswer | null = null;
  /** Visits were added: the same period has another ledger. */
  @state() private edition = 0;
  readonly #ledger = new Loader<Ledger>(this, () => {});

  protected override willUpdate(): void {
    const { base } = this.desk.draft!;
    if (!base) return;
    const period = this.from || this.to ? `${this.from || '..'}/${this.to || '..'}` : '';
    void this.#ledger.load(`${base.id} ${base.version} ${period} ${this.edition}`, (signal) => this.context.client.planning.ledger(base.id, period, signal));
  }

  protected override render() {
    const { context, desk } = this;
    const { base } = desk.draft!;
    if (!base) return html`<p class="empty">${context.text('plan.store_first')}</p>`;
    const { value, problem } = this.#ledger;
    return html`<div class="stack ledger">
      <form class="stack" @submit=${(event: Event) => void this.#add(event, base.id)}>
        <label class="field"><span class="field-label">${context.text('plan.visits_file')}</span>
          <input type="file" name="file" required accept=".csv,.gpx" /><small>${context.text('plan.visits_formats')}</small></label>
        <div class="pair">
          <label class="field"><span class="field-label">${context.text('plan.unit')}</span><input type="text" name="unit" maxlength="80" autocomplete="off" /></label>
          <fieldset><legend class="field-label">${context.text('plan.spoken_there')}</legend><div class="checks two">
            ${languageOptions(context).map(([tag, name]) => check('languages', tag, name, false, () => {}))}</div></fieldset></div>
        <div class="buttons"><button class="button" name="add-visits" ?disabled=${this.busy}>${icon('upload')}${context.text('plan.add_visits')}</button></div></form>
      ${this.outcome()}${this.visits()}
      <div class="pair">${dateField('ledger-from', context.text('filter.from'), this.from, (day) => (this.from = day))}${dateField('ledger-to', context.text('filter.to'), this.to, (day) => (this.to = day))}</div>
      ${problem ? problemNotice(context, problem) : value ? ledgerTable(context, value) : html`<p class="empty">${context.text('loading')}</p>`}
      <uramost-evaluation-view .context=${context} .desk=${desk}></uramost-evaluation-view></div>`;
  }

  private visits() {
    const { answer, context } = this;
    return answer ? html`<div class="notice" role="status" data-testid="visits"><p>${context.text('plan.visits_added', { count: answer.visits, matched: answer.matched, added: answer.added })}</p>
      ${answer.rejected.length ? html`<ul>${answer.rejected.slice(0, 20).map(({ line, reason }) => html`<li>${context.text('column.line')} ${line}: <span lang="en">${reason}</span></li>`)}</ul>` : null}</div>` : null;
  }

  async #add(event: Event, id: string): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    form.set('languages', form.getAll('languages').join(','));
    this.answer = null;
    await this.try(async () => {
      this.answer = await this.context.client.planning.addVisits(id, form);
      this.edition++;
    });
  }
}
