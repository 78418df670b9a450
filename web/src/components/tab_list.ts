import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { icon } from './icon.ts';

interface Tabs<Tab extends string> {
  readonly tabs: readonly Tab[];
  readonly open: Tab;
  readonly label: string;
  /** The id of what they are tabs of. */
  readonly panel: string;
  readonly name: (tab: Tab) => string;
}

/** Tabs over one panel; arrow keys go from one to the next, Home and End to the first and the last. */
export function tabList<Tab extends string>(of: Tabs<Tab>, choose: (tab: Tab) => void) {
  return html`<uramost-tab-list .of=${of} .choose=${choose}></uramost-tab-list>`;
}

/** Of the row's width, so that something seen before is seen after. */
const stepShare = 0.7;

/** A row of tabs. Where not all fit it scrolls: by touch, by wheel, and by a button at each end that hides some. */
@customElement('uramost-tab-list')
export class TabList extends LitElement {
  @property({ attribute: false }) of!: Tabs<string>;
  @property({ attribute: false }) choose!: (tab: string) => void;
  @state() private hides = { before: false, after: false };
  @query('.tabs') private row!: HTMLElement;
  #shown = '';
  readonly #resized = new ResizeObserver(() => this.#reveal());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override render() {
    const { tabs, open, label, panel, name } = this.of;
    return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${this.#keyed} @scroll=${() => this.#measure()}>
        ${tabs.map((tab) => html`<button role="tab" id="tab-${tab}" aria-controls=${panel}
          aria-selected=${tab === open} tabindex=${tab === open ? 0 : -1} @click=${() => this.choose(tab)}>${name(tab)}</button>`)}
      </div>${this.more('before', -1)}${this.more('after', 1)}`;
  }

  /** For the pointer alone: arrow keys and screen readers reach every tab without. */
  private more(side: 'before' | 'after', direction: number) {
    return html`<button class="more-tabs ${side}" tabindex="-1" aria-hidden="true" ?hidden=${!this.hides[side]}
      @click=${() => this.row.scrollBy({ left: direction * stepShare * this.row.clientWidth })}>${
      icon(side === 'before' ? 'previous' : 'next')}</button>`;
  }

  protected override firstUpdated(): void {
    this.#resized.observe(this.row);
  }

  /** Who scrolled the row is left in peace until other tabs are there, or another one is open. */
  protected override updated(): void {
    const { tabs, open, name } = this.of;
    const shown = [open, ...tabs.map(name)].join();
    if (shown !== this.#shown) this.#reveal();
    this.#shown = shown;
  }

  /** The open one is in sight, and its neighbours. `scrollIntoView` would scroll the page as well. */
  #reveal(): void {
    const { row } = this;
    const open = row.querySelector<HTMLElement>('[aria-selected=true]');
    if (open) row.scrollTo({ left: open.offsetLeft - (row.clientWidth - open.offsetWidth) / 2, behavior: 'instant' });
    this.#measure();
  }

  #measure(): void {
    const { scrollLeft, clientWidth, scrollWidth } = this.row;
    const [before, after] = [scrollLeft > 1, scrollLeft + clientWidth < scrollWidth - 1];
    if (before !== this.hides.before || after !== this.hides.after) this.hides = { before, after };
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    const { tabs, open } = this.of;
    const at = tabs.indexOf(open);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[next % tabs.length]!;
    this.choose(tab);
    this.querySelector<HTMLElement>(`#tab-${tab}`)!.focus();
  };
}
