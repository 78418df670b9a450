import { property } from 'lit/decorators.js';

import { RegisterElement } from '../components/context_element.ts';
import type { Desk } from './desk.ts';

/** An element that shows something of the desk, and follows it. */
export abstract class DeskElement extends RegisterElement {
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
