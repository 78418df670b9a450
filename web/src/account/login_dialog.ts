import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import type { Login } from '../api/account_types.ts';
import type { Problem } from '../api/problem.ts';
import { ContextElement } from '../components/context_element.ts';
import { dialogHead } from '../components/dialog.ts';
import { problemText } from '../panels/problem_text.ts';

const isQuestion = ({ reason }: Problem) => reason === 'code_needed' || reason === 'change_needed';

/** Name and password; a code and a new password when the server asks for them. Fires `session` when it is done. */
@customElement('uramost-login-dialog')
export class LoginDialog extends ContextElement {
  /** A session has ended, and its work waits. */
  @state() private again = false;
  @state() private needsCode = false;
  @state() private needsChange = false;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  open(): void {
    this.again = this.needsCode = this.needsChange = false;
    this.#show();
  }

  /** For whoever was logged in until now. */
  openAgain(): void {
    this.open();
    this.again = true;
  }

  #show(): void {
    this.problem = null;
    this.querySelector('form')!.reset();
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    const { context, again } = this;
    const { name } = context.session;
    return html`<dialog class="dialog" aria-labelledby="login-title" @cancel=${() => this.#left()}>
      ${dialogHead(context, 'login-title', context.text(again ? 'login.again' : 'account.log_in'), () => this.#leave())}
      <form @submit=${(event: Event) => this.#submit(event)}>
        <div class="dialog-body stack">
          ${again ? html`<p class="notice">${context.text('login.lapsed')}</p>` : null}
          ${this.problem ? html`<p class="notice ${isQuestion(this.problem) ? 'caution' : 'error'}" role="alert">${this.explain(this.problem)}</p>` : null}
          ${this.field('name', context.text('login.name'), 'text', 'username', again ? (name ?? '') : '')}
          ${this.field('password', context.text('login.password'), 'password', 'current-password')}
          ${this.needsCode ? this.field('code', context.text('login.code'), 'text', 'one-time-code') : null}
          ${this.needsChange ? this.field('new_password', context.text('login.new_password'), 'password', 'new-password') : null}
        </div>
        <footer>
          ${again ? html`<button type="button" class="button" name="go-public" @click=${() => this.#leave()}>${context.text('login.as_public')}</button>` : null}
          <button class="button primary" name="log-in" ?disabled=${this.busy}>${context.text('account.log_in')}</button></footer>
      </form>
    </dialog>`;
  }

  private field(name: keyof Login, label: string, type: string, autocomplete: string, value = '') {
    return html`<label class="field"><span class="field-label">${label}</span>
      <input type=${type} name=${name} required autocomplete=${autocomplete} autocapitalize="none" spellcheck="false"
        inputmode=${name === 'code' ? 'numeric' : 'text'} .defaultValue=${value} /></label>`;
  }

  private explain(problem: Problem) {
    const { context } = this;
    switch (problem.reason) {
      case 'refused':
        return context.text('login.refused');
      case 'code_needed':
        return context.text('login.code_needed');
      case 'change_needed':
        return context.text('login.change_needed');
      case 'wait':
        return context.text('login.wait', { time: context.format.seconds(problem.waitS ?? 1) });
      default:
        return problem.field === 'new_password' ? context.text('password.unusable', { detail: problem.detail }) : problemText(context, problem);
    }
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const login = Object.fromEntries([...form].filter(([, value]) => value !== '')) as unknown as Login;
    this.busy = true;
    try {
      const session = await this.context.client.account.logIn(login);
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('session', { detail: session, bubbles: true }));
    } catch (error) {
      this.#refused(error as Problem);
    }
    this.busy = false;
  }

  #refused(problem: Problem): void {
    this.problem = problem;
    if (problem.reason === 'code_needed') this.needsCode = true;
    if (problem.reason === 'change_needed') this.needsChange = true;
    const asked = { code_needed: 'code', change_needed: 'new_password' }[problem.reason ?? ''] ?? 'password';
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>(`[name=${asked}]`)?.select());
  }

  #leave(): void {
    this.dialog.close();
    this.#left();
  }

  /** Without logging in. A session that has ended leaves the public's view. */
  #left(): void {
    if (!this.again) return;
    this.context.client.account.session().then(
      (session) => this.dispatchEvent(new CustomEvent('session', { detail: session, bubbles: true })),
      (problem: Problem) => this.context.report(problem));
  }
}
