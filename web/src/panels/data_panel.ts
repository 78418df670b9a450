import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Desk } from '../analysis/desk.ts';
import { RegisterElement } from '../components/context_element.ts';
import { tabList } from '../components/tab_list.ts';
import type { Aggregate } from '../api/types.ts';
import type { Context } from '../context.ts';
import type { PlanDesk } from '../planning/plan_desk.ts';
import { tabs, type Tab } from '../state/view_state.ts';
import '../analysis/analysis_panel.ts';
import '../planning/plan_panel.ts';
import '../responses/responses_panel.ts';
import './imports_table.ts';
import './incident_table.ts';
import './municipality_table.ts';
import './patrol_table.ts';

/** What this account may read. */
const tabsOf = (context: Context) => tabs.filter((tab) => ({
  municipalities: true,
  incidents: context.may('read_incidents'),
  analysis: context.may('read_masked'),
  responses: context.may('read_incidents'),
  patrol: context.may('read_incidents'),
  planning: context.may('plan_patrols'),
  imports: context.may('import_files'),
})[tab]);

/** The tables beside the map: everything on the canvas, for keyboard and screen reader. */
@customElement('uramost-data-panel')
export class DataPanel extends RegisterElement {
  @property({ attribute: false }) counts: Aggregate | null = null;
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) planDesk!: PlanDesk;

  protected override render() {
    const { context, state: { view } } = this;
    const shown = tabsOf(context);
    const open = shown.includes(view.tab) ? view.tab : 'municipalities';
    const list = tabList({
      tabs: shown, open, label: context.text('table.title'), panel: 'table-panel', name: (tab) => context.text(`tab.${tab}`),
    }, (tab) => context.store.setView({ tab }));
    return html`<h2 class="visually-hidden">${context.text('table.title')}</h2>${list}
      <div id="table-panel" class="tab-panel" role="tabpanel" aria-labelledby="tab-${open}" tabindex="0">${this.table(open)}</div>`;
  }

  private table(tab: Tab) {
    const { context } = this;
    switch (tab) {
      case 'municipalities':
        return html`<uramost-municipality-table .context=${context} .counts=${this.counts}></uramost-municipality-table>`;
      case 'incidents':
        return html`<uramost-incident-table .context=${context}></uramost-incident-table>`;
      case 'analysis':
        return html`<uramost-analysis-panel .context=${context} .desk=${this.desk}></uramost-analysis-panel>`;
      case 'responses':
        return html`<uramost-responses-panel .context=${context}></uramost-responses-panel>`;
      case 'patrol':
        return html`<uramost-patrol-table .context=${context}></uramost-patrol-table>`;
      case 'planning':
        return html`<uramost-plan-panel .context=${context} .desk=${this.planDesk}></uramost-plan-panel>`;
      case 'imports':
        return html`<uramost-imports-table .context=${context}></uramost-imports-table>`;
    }
  }
}
