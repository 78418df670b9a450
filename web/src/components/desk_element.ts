import { property } from 'lit/decorators.js';

import type { RegisterContext } from '../register_context.ts';
import { FormElement } from './form_element.ts';
import { hear } from './hearing.ts';

/** An element that shows something of a desk, and follows it. */
export abstract class DeskElement<Desk extends EventTarget> extends FormElement<RegisterContext> {
  @property({ attribute: false }) desk!: Desk;

  constructor() {
    super();
    hear(this, () => this.desk, 'change', () => this.requestUpdate());
  }
}
