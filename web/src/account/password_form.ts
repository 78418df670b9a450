import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { Problem } from '../api/problem.ts';
import { problemText } from '../panels/problem_text.ts';
import { AccountForm } from './account_form.ts';

/** Changes one's own password. */
@customElement('uramost-password-form')
export class PasswordForm extends AccountForm {
  protected override render() {
    const { context } = this;
    return html`<form class="stack" @submit=${(event: Event) => this.#submit(event)}>
      ${this.outcome((problem) => this.explain(problem))}
      <label class="field"><span class="field-label">${context.text('password.old')}</span>
        <input type="password" name="old_password" required autocomplete="current-password" /></label>
      <label class="field"><span class="field-label">${context.text('login.new_password')}</span>
        <input type="password" name="changed_password" required autocomplete="new-password" /></label>
      <button class="button" name="change-password" ?disabled=${this.busy}>${context.text('password.change')}</button>
    </form>`;
  }

  private explain(problem: Problem) {
    if (problem.field === 'new_password') return this.context.text('password.unusable', { detail: problem.detail });
    return problem.field === 'old_password' ? this.context.text('password.wrong') : problemText(this.context, problem);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = (name: string) => String(new FormData(form).get(name));
    const [before, password] = [text('old_password'), text('changed_password')];
    void this.try(async () => {
      await this.context.client.account.changePassword(before, password);
      form.reset();
      await this.#enterAgain(password);
      this.done = this.context.text('password.changed');
    });
  }

  /** A new password ends every session, this one as well. Where a code is needed too, the next request asks for it. */
  async #enterAgain(password: string): Promise<void> {
    const { client: { account }, session: { name } } = this.context;
    const session = await account.logIn({ name: name!, password }).catch((problem: Problem) => {
      if (problem.reason !== 'code_needed') throw problem;
    });
    if (session) this.dispatchEvent(new CustomEvent('session', { detail: session, bubbles: true }));
  }
}
