import { html } from 'lit';

/** Tabs over one panel, `panel`; arrow keys go from one to the next. */
export function tabList<Tab extends string>(
  of: { tabs: readonly Tab[]; open: Tab; label: string; panel: string; name: (tab: Tab) => string }, choose: (tab: Tab) => void,
) {
  const { tabs, open, label, panel, name } = of;
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (tabs.indexOf(open) + step + tabs.length) % tabs.length;
    choose(tabs[next]!);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')[next]!.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map((tab) => html`<button role="tab" id="tab-${tab}" aria-controls=${panel}
      aria-selected=${tab === open} tabindex=${tab === open ? 0 : -1} @click=${() => choose(tab)}>${name(tab)}</button>`)}
  </div>`;
}
