import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { ContextElement } from '../components/context_element.ts';
import type { Aggregate } from '../api/types.ts';
import { tabs, type Tab } from '../state/view_state.ts';
import './imports_table.ts';
import './incident_table.ts';
import './municipality_table.ts';
import './patrol_table.ts';

/** The tables beside the map: everything on the canvas, for keyboard and screen reader. */
@customElement('uramost-data-panel')
export class DataPanel extends ContextElement {
  @property({ attribute: false }) counts: Aggregate | null = null;

  protected override render() {
    const { context, state: { view } } = this;
    return html`
      <div class="tabs" role="tablist" aria-label=${context.text('table.title')} @keydown=${(event: KeyboardEvent) => this.onKey(event)}>
        ${tabs.map((tab) => html`<button role="tab" id="tab-${tab}" aria-controls="table-panel"
          aria-selected=${tab === view.tab} tabindex=${tab === view.tab ? 0 : -1}
          @click=${() => this.choose(tab)}>${context.text(`tab.${tab}`)}</button>`)}
      </div>
      <div id="table-panel" class="tab-panel" role="tabpanel" aria-labelledby="tab-${view.tab}" tabindex="0">${this.table()}</div>`;
  }

  private table() {
    const { context } = this;
    switch (this.state.view.tab) {
      case 'municipalities':
        return html`<uramost-municipality-table .context=${context} .counts=${this.counts}></uramost-municipality-table>`;
      case 'incidents':
        return html`<uramost-incident-table .context=${context}></uramost-incident-table>`;
      case 'patrol':
        return html`<uramost-patrol-table .context=${context}></uramost-patrol-table>`;
      case 'imports':
        return html`<uramost-imports-table .context=${context}></uramost-imports-table>`;
    }
  }

  private choose(tab: Tab): void {
    this.context.store.setView({ tab });
  }

  private onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.indexOf(this.state.view.tab);
    const next = tabs[(at + step + tabs.length) % tabs.length]!;
    this.choose(next);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  }
}
