import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import type { Context } from '../context.ts';
import type { RegisterContext } from '../register_context.ts';

/**
 * An element of the application: renders into the page itself, so that one style sheet, labels and landmarks
 * reach everywhere, and renders again whenever the context changes.
 */
export abstract class ContextElement<Of extends Context = Context> extends LitElement {
  @property({ attribute: false }) context!: Of;

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

/** An element for those who see the register itself. */
export abstract class RegisterElement extends ContextElement<RegisterContext> {}
