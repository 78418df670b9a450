import { property } from 'lit/decorators.js';

import type { RegisterContext } from '../register_context.ts';
import { FormElement } from './form_element.ts';

/** An element that shows something of a desk, and follows it. */
export abstract class DeskElement<Desk extends EventTarget> extends FormElement<RegisterContext> {
  @property({ attribute: false }) desk!: Desk;

  readonly #onDesk = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.desk.addEventListener('change', this.#onDesk);
  }

  override disconnectedCallback(): void {
    this.desk.removeEventListener('change', this.#onDesk);
    super.disconnectedCallback();
  }
}
