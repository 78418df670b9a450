import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { PlanVersion } from '../api/plan_types.ts';
import type { Problem } from '../api/problem.ts';
import { OpenPlanElement } from './plan_element.ts';

/** Who stored which version of the plan, when and why; an older one can be taken up again. */
@customElement('uramost-version-list')
export class VersionList extends OpenPlanElement {
  protected override render() {
    const { context, desk } = this;
    const newestFirst = [...desk.library.versions].sort((a, b) => b.version - a.version);
    return html`<details class="section"><summary>${context.text('plan.versions', { count: newestFirst.length })}</summary>
      <div><ul class="kept" data-testid="versions">${newestFirst.map((one) => this.item(one))}</ul></div></details>`;
  }

  private item({ version, author, made_at, why }: PlanVersion) {
    const { context, desk } = this;
    const isBase = desk.draft?.base?.version === version;
    const name = context.text('plan.version', { version });
    return html`<li data-version=${version} aria-current=${isBase}>
      <span><strong>${name}</strong> <small>${[author, context.format.time(made_at)].join(' · ')}</small>
        ${why ? html`<small>${why}</small>` : null}</span>
      ${isBase && !desk.draft?.isChanged ? null : html`<span class="kept-acts"><button class="link" name="reopen" aria-label=${`${context.text('plan.reopen')}: ${name}`}
        @click=${() => void this.#reopen(version)}>${context.text('plan.reopen')}</button></span>`}</li>`;
  }

  async #reopen(version: number): Promise<void> {
    try {
      await this.desk.reopen(version);
    } catch (error) {
      this.context.report(error as Problem);
    }
  }
}
