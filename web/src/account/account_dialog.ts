import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { dialogHead } from '../components/dialog.ts';
import { AccountForm } from './account_form.ts';
import './password_form.ts';
import './second_factor_form.ts';
import './token_list.ts';

/** One's own account: who one is here, password, second factor, tokens, and the way out. */
@customElement('uramost-account-dialog')
export class AccountDialog extends AccountForm {
  @state() private isOpen = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  open(): void {
    this.isOpen = true;
    this.dialog.showModal();
  }

  protected override render() {
    const { context, isOpen } = this;
    const { name, role, municipalities } = context.session;
    const names = municipalities.map((code) => context.municipalityNames(code));
    const part = (title: string, body: unknown) => html`<details class="section"><summary>${title}</summary><div>${body}</div></details>`;
    return html`<dialog class="dialog" aria-labelledby="account-title" @close=${() => (this.isOpen = false)}>
      ${dialogHead(context, 'account-title', name ?? '', () => this.dialog.close())}
      <div class="dialog-body stack">
        ${this.outcome()}
        <p><strong>${context.messages.ofCode('role', role)}</strong> – ${context.messages.ofCode('role_means', role)}</p>
        ${names.length ? html`<p>${context.text('scope.badge', { list: names.join(', ') })}</p>` : null}
      </div>
      ${isOpen ? html`
        ${part(context.text('password.title'), html`<uramost-password-form .context=${context}></uramost-password-form>`)}
        ${part(context.text('factor.title'), html`<uramost-second-factor-form .context=${context}></uramost-second-factor-form>`)}
        ${part(context.text('token.title'), html`<uramost-token-list .context=${context}></uramost-token-list>`)}` : null}
      <footer><button class="button primary" name="log-out" ?disabled=${this.busy} @click=${() => this.#logOut()}>${context.text('account.log_out')}</button></footer>
    </dialog>`;
  }

  #logOut(): void {
    void this.try(async () => {
      await this.context.client.account.logOut();
      await this.renewSession();
    });
  }
}
