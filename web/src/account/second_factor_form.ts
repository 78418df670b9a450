import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import type { SecondFactorSecret } from '../api/account_types.ts';
import { fieldOf } from '../components/dialog.ts';
import { problemText } from '../panels/problem_text.ts';
import { AccountForm } from './account_form.ts';

/** Sets a second factor up: a secret for an authenticator, and a code that proves that it has it. */
@customElement('uramost-second-factor-form')
export class SecondFactorForm extends AccountForm {
  @state() private secret: SecondFactorSecret | null = null;

  protected override render() {
    const { context, secret } = this;
    const isSet = context.session.second_factor;
    return html`<div class="stack">
      ${this.outcome((problem) => problem.field === 'code' ? context.text('factor.wrong') : problemText(context, problem))}
      <p>${context.text(isSet ? 'factor.is_set' : 'factor.is_not_set')}</p>
      ${secret ? this.confirmation(secret) : isSet ? null : html`<button class="button" name="new-factor" ?disabled=${this.busy}
        @click=${() => this.#begin()}>${context.text('factor.set_up')}</button>`}
    </div>`;
  }

  private confirmation({ secret, otpauth }: SecondFactorSecret) {
    const { context } = this;
    return html`<form class="stack" @submit=${(event: Event) => this.#confirm(event, secret)}>
      <p>${context.text('factor.explain')}</p>
      <p><code class="secret" data-testid="factor-secret">${secret.match(/.{1,4}/g)!.join(' ')}</code></p>
      <p><a href=${otpauth}>${context.text('factor.open')}</a></p>
      <label class="field"><span class="field-label">${context.text('login.code')}</span>
        <input type="text" name="factor-code" required inputmode="numeric" autocomplete="one-time-code" /></label>
      <button class="button primary" name="confirm-factor" ?disabled=${this.busy}>${context.text('factor.confirm')}</button>
    </form>`;
  }

  #begin(): void {
    void this.try(async () => {
      this.secret = await this.context.client.account.newSecondFactor();
    });
  }

  #confirm(event: Event, secret: string): void {
    event.preventDefault();
    const code = fieldOf(event.target as HTMLFormElement, 'factor-code');
    void this.try(async () => {
      await this.context.client.account.setSecondFactor(secret, code);
      this.secret = null;
      await this.renewSession();
      this.done = this.context.text('factor.done');
    });
  }
}
