import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { tabList } from '../components/tab_list.ts';
import { problemNotice } from '../panels/problem_text.ts';
import { unstored } from './drafts.ts';
import { PlanElement } from './plan_element.ts';
import './coverage_view.ts';
import './ledger_view.ts';
import './order_view.ts';
import './plan_head.ts';
import './plan_list.ts';
import './plan_rules.ts';
import './point_table.ts';
import './proposal_form.ts';
import './version_list.ts';

const parts = ['plan-rules', 'plan-points', 'plan-coverage', 'plan-order', 'plan-ledger'] as const;
type Part = (typeof parts)[number];

/** Plan patrols: choose a plan or begin one, say the rules, place points, see what they cover, print, look back. */
@customElement('uramost-plan-panel')
export class PlanPanel extends PlanElement {
  @state() private openPart: Part = 'plan-rules';
  readonly #onKey = (event: KeyboardEvent) => this.#keyed(event);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  protected override render() {
    const { context, desk, state: { view } } = this;
    if (!view.plan) return html`<uramost-plan-list .context=${context} .desk=${desk}></uramost-plan-list>`;
    if (desk.problem) return problemNotice(context, desk.problem, { more: html` <button class="link" @click=${() => desk.discard()}>${context.text('close')}</button>` });
    if (!desk.draft) return html`<p class="empty">${context.text('loading')}</p>`;
    return html`<uramost-plan-head .context=${context} .desk=${desk}></uramost-plan-head>
      ${problemNotice(context, desk.coverage.problem, { testid: 'coverage-problem' })}
      ${tabList({
        tabs: parts, open: this.openPart, label: context.text('plan.parts'), panel: 'plan-part', name: (part) => context.messages.ofCode('plan_part', part),
      }, (part) => (this.openPart = part))}
      <div id="plan-part" role="tabpanel" aria-labelledby="tab-${this.openPart}">${this.open()}</div>
      ${view.plan === unstored ? null : html`<uramost-version-list .context=${context} .desk=${desk}></uramost-version-list>`}`;
  }

  private open() {
    const { context, desk } = this;
    switch (this.openPart) {
      case 'plan-rules':
        return html`<uramost-plan-rules .context=${context} .desk=${desk}></uramost-plan-rules>`;
      case 'plan-points':
        return html`<uramost-proposal-form .context=${context} .desk=${desk}></uramost-proposal-form>
          <uramost-point-table .context=${context} .desk=${desk}></uramost-point-table>`;
      case 'plan-coverage':
        return html`<uramost-coverage-view .context=${context} .desk=${desk} theme=${context.theme}></uramost-coverage-view>`;
      case 'plan-order':
        return html`<uramost-order-view .context=${context} .desk=${desk}></uramost-order-view>`;
      case 'plan-ledger':
        return html`<uramost-ledger-view .context=${context} .desk=${desk}></uramost-ledger-view>`;
    }
  }

  /** Fields undo what is typed into them by themselves. */
  #keyed(event: KeyboardEvent): void {
    const isTyping = (event.target as Element).matches?.('input:not([type=checkbox]), textarea, select');
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping || !this.desk.draft) return;
    event.preventDefault();
    if (event.shiftKey) this.desk.redo();
    else this.desk.undo();
  }
}
