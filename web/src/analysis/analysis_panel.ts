import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import type { Result } from '../api/analysis_types.ts';
import type { Problem } from '../api/problem.ts';
import { DeskElement } from '../components/desk_element.ts';
import { tabList } from '../components/tab_list.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { comparison } from './comparison.ts';
import { slots, type Desk, type Slot } from './desk.ts';
import type { KeepDialog } from './keep_dialog.ts';
import type { OpenResult } from './open_result.ts';
import { runProgress } from './run_progress.ts';
import { Wording } from './wording.ts';
import './keep_dialog.ts';
import './kept_list.ts';
import './method_form.ts';
import './result_view.ts';

/** Choose a method, let it run, read what it says, keep it; two results beside each other. */
@customElement('uramost-analysis-panel')
export class AnalysisPanel extends DeskElement<Desk> {
  @state() private read: Slot = 'result';
  @query('uramost-keep-dialog') private keepDialog!: KeepDialog;

  protected override render() {
    const { context, desk } = this;
    const open = desk.in('result');
    const { results } = desk;
    const busy = open?.isRunning ?? false;
    return html`
      ${busy ? runProgress(context, open!, () => void this.#cancel(open!)) : html`
        <details class="section" .open=${!open?.result || this.state.view.method !== null} name="method-section">
          <summary>${context.text(open?.result ? 'analysis.another' : 'analysis.choose')}</summary>
          <div><uramost-method-form .context=${context} .desk=${desk}></uramost-method-form></div></details>`}
      ${this.unreadable()}
      ${desk.methods && results.length ? this.reading(results) : null}
      <details class="section" .open=${!open}><summary>${context.text('analysis.kept_results', { count: desk.kept?.length ?? 0 })}</summary>
        <div><uramost-kept-list .context=${context} .desk=${desk}></uramost-kept-list></div></details>
      <uramost-keep-dialog .context=${context} .desk=${desk}></uramost-keep-dialog>`;
  }

  /** Why there is nothing in the place of what is pinned. */
  private unreadable() {
    const problem = this.desk.in('pinned')?.problem;
    return problem && this.state.view.pinned !== this.state.view.result
      ? problemNotice(this.context, problem, { more: html` <button class="link" @click=${() => this.desk.unpin()}>${this.context.text('analysis.unpin')}</button>` }) : null;
  }

  private reading(results: readonly { slot: Slot; result: Result }[]) {
    const { context, desk } = this;
    const wording = new Wording(context, desk.methods!);
    const { slot, result } = results.find((one) => one.slot === this.read) ?? results[0]!;
    const view = html`<uramost-result-view .context=${context} .desk=${desk} .result=${result} theme=${context.theme}
      @keep=${({ detail }: CustomEvent<Result>) => void this.keepDialog.open(detail)}></uramost-result-view>`;
    const [first, second] = results;
    if (!first || !second) return view;
    return html`${comparison(context, wording, [first.result, second.result])}
      ${tabList({
        tabs: slots, open: slot, label: context.text('analysis.compared'), panel: 'result-panel',
        name: (one) => context.text(`analysis.${one}`),
      }, (one) => (this.read = one))}
      <div id="result-panel" role="tabpanel" aria-labelledby="tab-${slot}">${view}</div>`;
  }

  async #cancel({ id }: OpenResult): Promise<void> {
    try {
      await this.desk.cancel(id);
      this.context.announce(this.context.text('analysis.cancelled'));
    } catch (error) {
      this.context.report(error as Problem);
    }
  }
}
