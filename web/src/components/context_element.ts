import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import type { Context } from '../context.ts';

/**
 * An element of the application: renders into the page itself, so that one style sheet, labels and landmarks
 * reach everywhere, and renders again whenever the context changes.
 */
export abstract class ContextElement extends LitElement {
  @property({ attribute: false }) context!: Context;

  readonly #onChange = () => {
    this.contextChanged();
    this.requestUpdate();
  };

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.context.addEventListener('change', this.#onChange);
    this.contextChanged();
  }

  override disconnectedCallback(): void {
    this.context.removeEventListener('change', this.#onChange);
    super.disconnectedCallback();
  }

  /** For what must happen besides rendering, such as loading data. */
  protected contextChanged(): void {}

  protected get state() {
    return this.context.store.state;
  }
}
