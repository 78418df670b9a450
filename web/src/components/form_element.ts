import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';

import { Problem } from '../api/problem.ts';
import type { Context } from '../context.ts';
import { problemText } from '../panels/problem_text.ts';
import { ContextElement } from './context_element.ts';
import { icon } from './icon.ts';

/** An element that does something, and says that it is done or why it is not. */
export abstract class FormElement<Of extends Context = Context> extends ContextElement<Of> {
  @state() protected problem: Problem | null = null;
  @state() protected done = '';
  @state() protected busy = false;

  protected async try(act: () => Promise<void>): Promise<void> {
    this.problem = null;
    this.done = '';
    this.busy = true;
    try {
      await act();
    } catch (error) {
      this.problem = Problem.caught(error);
    }
    this.busy = false;
  }

  protected outcome(explain: (problem: Problem) => unknown = (problem) => problemText(this.context, problem)): TemplateResult {
    return html`
      ${this.problem ? html`<p class="notice error" role="alert">${explain(this.problem)}</p>` : null}
      ${this.done ? html`<p class="notice good" role="status">${icon('check')}${this.done}</p>` : null}`;
  }
}
