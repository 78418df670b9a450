import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { tokenScopes, type Permission, type Token, type TokenScope } from '../api/account_types.ts';
import { fieldOf } from '../components/dialog.ts';
import { Loader } from '../components/loader.ts';
import { AccountForm } from './account_form.ts';

const days = [7, 30, 90, 365] as const;

/** Some permission of every scope: without one, a token of that scope could do nothing. */
const oneOf: Record<TokenScope, readonly Permission[]> = {
  read: ['read_published'],
  write: ['write_incidents', 'import_files', 'plan_patrols', 'publish_releases'],
  export: ['export_incidents'],
  administer: ['administer_accounts', 'read_audit'],
};

/** Tokens for other programs: those there are, a new one, which is shown once, and an end to one. */
@customElement('uramost-token-list')
export class TokenList extends AccountForm {
  @state() private made = '';
  #changes = 0;
  readonly #tokens = new Loader<{ tokens: Token[] }>(this, (problem) => (this.problem = problem));

  protected override contextChanged(): void {
    const { account } = this.context.client;
    void this.#tokens.load(String(this.#changes), (signal) => account.tokens(signal));
  }

  protected override render() {
    const { context } = this;
    const tokens = this.#tokens.value?.tokens.filter((token) => !token.revoked) ?? [];
    return html`<div class="stack">
      <p>${context.text('token.explain')}</p>
      ${this.outcome()}
      ${this.made ? html`<div class="notice good" role="status"><p>${context.text('token.once')}
        <code class="secret" data-testid="new-token">${this.made}</code></p></div>` : null}
      ${tokens.length ? html`<ul class="tokens">${tokens.map((token) => this.one(token))}</ul>` : html`<p class="muted">${context.text('token.none')}</p>`}
      ${this.form()}
    </div>`;
  }

  private one(token: Token) {
    const { context } = this;
    return html`<li><span><strong>${token.label}</strong>
        <small>${token.scopes.map((scope) => context.messages.ofCode('scope_of_token', scope)).join(', ')} ·
          ${context.text('token.until', { date: context.format.time(token.expires_at, 'day') })}</small></span>
      <button class="button small" name="revoke" @click=${() => this.#revoke(token)}
        aria-label=${context.text('token.revoke_one', { label: token.label })}>${context.text('token.revoke')}</button></li>`;
  }

  private form() {
    const { context } = this;
    const scopes = tokenScopes.filter((scope) => oneOf[scope].some((permission) => context.may(permission)));
    return html`<form class="stack" @submit=${(event: Event) => this.#create(event)}>
      <div class="pair">
        <label class="field"><span class="field-label">${context.text('token.label')}</span>
          <input type="text" name="token-label" required maxlength="60" autocomplete="off" /></label>
        <label class="field"><span class="field-label">${context.text('token.days')}</span>
          <select name="token-days">${days.map((count) => html`<option value=${count} ?selected=${count === 90}>${context.text('days', { count })}</option>`)}</select></label>
      </div>
      <fieldset class="inline-checks"><legend class="field-label">${context.text('token.scopes')}</legend>
        ${scopes.map((scope) => html`<label class="check"><input type="checkbox" name="scope" value=${scope} ?checked=${scope === 'read'} />
          <span>${context.messages.ofCode('scope_of_token', scope)}</span></label>`)}</fieldset>
      <button class="button" name="create-token" ?disabled=${this.busy}>${context.text('token.create')}</button>
    </form>`;
  }

  #create(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const scopes = new FormData(form).getAll('scope') as TokenScope[];
    void this.try(async () => {
      const { token } = await this.context.client.account.createToken(
        fieldOf(form, 'token-label'), scopes, Number(fieldOf(form, 'token-days')));
      form.reset();
      this.made = token;
      this.#reload();
    });
  }

  #revoke({ id }: Token): void {
    void this.try(async () => {
      await this.context.client.account.revokeToken(id);
      this.made = '';
      this.#reload();
    });
  }

  #reload(): void {
    this.#changes++;
    this.contextChanged();
  }
}
