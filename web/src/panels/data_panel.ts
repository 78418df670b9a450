import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Desk } from '../analysis/desk.ts';
import { RegisterElement } from '../components/context_element.ts';
import { tabList } from '../components/tab_list.ts';
import type { Aggregate } from '../api/types.ts';
import type { Context } from '../context.ts';
import { tabs, type Tab } from '../state/view_state.ts';
import '../analysis/analysis_panel.ts';
import './imports_table.ts';
import './incident_table.ts';
import './municipality_table.ts';
import './patrol_table.ts';

/** What this account may read. */
const tabsOf = (context: Context) => tabs.filter((tab) => ({
  municipalities: true,
  incidents: context.may('read_incidents'),
  analysis: context.may('read_masked'),
  patrol: context.may('read_incidents'),
  imports: context.may('import_files'),
})[tab]);

/** The tables beside the map: everything on the canvas, for keyboard and screen reader. */
@customElement('uramost-data-panel')
export class DataPanel extends RegisterElement {
  @property({ attribute: false }) counts: Aggregate | null = null;
  @property({ attribute: false }) desk!: Desk;

  protected override render() {
    const { context, state: { view } } = this;
    const shown = tabsOf(context);
    const open = shown.includes(view.tab) ? view.tab : 'municipalities';
    const list = tabList({
      tabs: shown, open, label: context.text('table.title'), panel: 'table-panel', name: (tab) => context.text(`tab.${tab}`),
    }, (tab) => context.store.setView({ tab }));
    return html`${list}
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
      case 'patrol':
        return html`<uramost-patrol-table .context=${context}></uramost-patrol-table>`;
      case 'imports':
        return html`<uramost-imports-table .context=${context}></uramost-imports-table>`;
    }
  }
}
