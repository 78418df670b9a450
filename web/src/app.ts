import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

import type { AccountDialog } from './account/account_dialog.ts';
import type { LoginDialog } from './account/login_dialog.ts';
import type { Session } from './api/account_types.ts';
import type { Client } from './api/client.ts';
import { Problem } from './api/problem.ts';
import type { Meta } from './api/types.ts';
import { icon } from './components/icon.ts';
import { openPage } from './components/top_bar.ts';
import { Context } from './context.ts';
import { problemText } from './panels/problem_text.ts';
import { isEmbedded } from './embedding.ts';
import { RegisterContext } from './register_context.ts';
import { forgetDrafts } from './planning/draft_shelf.ts';
import type { Store } from './state/store.ts';
import { applyTheme, onSystemTheme } from './theme.ts';
import './account/account_dialog.ts';
import './account/demo_banner.ts';
import './account/login_dialog.ts';
import './audit/audit_page.ts';
import './releases/public_page.ts';
import './releases/releases_page.ts';
import './workspace.ts';

const noticeMs = 8000;

/** The context of whoever the session belongs to. */
export async function contextOf(session: Session, store: Store, client: Client): Promise<Context> {
  const meta = await client.meta();
  return session.view === 'published'
    ? new Context(store, client, session, meta)
    : new RegisterContext(store, client, session, meta as Meta);
}

/** The application: the page that is open, for whoever asks; the dialogs of accounts; what went wrong. */
@customElement('uramost-app')
export class App extends LitElement {
  @property({ attribute: false }) context!: Context;
  @state() private problem: Problem | null = null;
  @state() private announcement = '';
  @query('uramost-login-dialog') private loginDialog!: LoginDialog;
  @query('uramost-account-dialog') private accountDialog!: AccountDialog;
  #noticeTimer = 0;
  /** Somebody is to log in again, and requests wait for it. */
  #lapse: { over: Promise<void>; settle: (goesOn: boolean) => void } | null = null;
  readonly #onChange = () => this.#changed();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    onSystemTheme(() => {
      applyTheme();
      this.context.changed();
    });
    this.addEventListener('account', () => this.context.session.name === null ? this.loginDialog.open() : this.accountDialog.open());
    this.addEventListener('log-in', () => this.loginDialog.open());
    this.addEventListener('session', (event) => void this.#enter((event as CustomEvent<Session>).detail));
    this.context.client.channel.onLapse = () => this.#logInAgain();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('context')) return;
    (changed.get('context') as Context | undefined)?.end();
    this.context.addEventListener('change', this.#onChange);
    this.#hear<Problem>('problem', (problem) => this.#warn(problem));
    this.#hear<string>('announce', (text) => (this.announcement = text));
    this.#changed();
  }

  protected override firstUpdated(): void {
    const { context, context: { store: { malformed } } } = this;
    if (malformed.length) context.announce(context.text('problem.address', { list: malformed.join(', ') }));
  }

  /** What the context says as long as it is the one: a page that was left may still wait for answers. */
  #hear<Detail>(name: string, act: (detail: Detail) => void): void {
    const { context } = this;
    context.addEventListener(name, (event) => context === this.context && act((event as CustomEvent<Detail>).detail));
  }

  #changed(): void {
    document.documentElement.lang = this.context.language;
    document.title = this.context.text('title');
    this.requestUpdate();
  }

  protected override render() {
    const { context } = this;
    return html`
      <a class="skip" href="#main" @click=${(event: Event) => this.#skip(event)}>${context.text('skip')}</a>
      ${keyed(context, html`
        ${context.session.demo && !isEmbedded ? html`<uramost-demo-banner .context=${context}></uramost-demo-banner>` : null}
        ${this.page()}
        <uramost-login-dialog .context=${context}></uramost-login-dialog>
        <uramost-account-dialog .context=${context}></uramost-account-dialog>`)}
      ${this.problem ? html`<div class="toast" role="alert"><p>${problemText(context, this.problem)}</p>
        <button class="icon-button" @click=${() => (this.problem = null)} aria-label=${context.text('close')}>${icon('close')}</button></div>` : null}
      <div class="visually-hidden" role="status">${this.announcement}</div>`;
  }

  private page() {
    const { context } = this;
    const open = openPage(context);
    if (open === 'audit') return html`<uramost-audit-page .context=${context}></uramost-audit-page>`;
    if (open === 'releases') return html`<uramost-releases-page .context=${context}></uramost-releases-page>`;
    return open === 'map' && context instanceof RegisterContext
      ? html`<uramost-workspace .context=${context}></uramost-workspace>`
      : html`<uramost-public-page .context=${context}></uramost-public-page>`;
  }

  #skip(event: Event): void {
    event.preventDefault();
    const { store } = this.context;
    // On a narrow screen the tables are covered by the map.
    if (this.querySelector('uramost-workspace')) store.setView({ sheet: 'data' }, 'replace');
    requestAnimationFrame(() => (this.querySelector<HTMLElement>('#table-panel') ?? this.querySelector('main'))?.focus());
  }

  /** Somebody logged in or out. The same one again goes on where the session ended; anybody else begins anew. */
  async #enter(session: Session): Promise<void> {
    const { context } = this;
    const lapse = this.#lapse;
    this.#lapse = null;
    if (session.name === context.session.name && session.role === context.session.role) {
      context.session = session;
      lapse?.settle(true);
      return context.changed();
    }
    forgetDrafts(sessionStorage);
    try {
      this.problem = null;
      this.context = await contextOf(session, context.store, context.client);
      lapse?.settle(false);
      await this.updateComplete;
      this.querySelector<HTMLElement>('[name=account]')?.focus();
      const { name } = session;
      this.context.announce(name === null ? this.context.text('account.logged_out') : this.context.text('account.logged_in', { name }));
    } catch (error) {
      this.#warn(error as Problem);
    }
  }

  #logInAgain(): Promise<void> {
    if (!this.#lapse) {
      let settle!: (goesOn: boolean) => void;
      const over = new Promise<void>((resolve, reject) => {
        settle = (goesOn) => (goesOn ? resolve() : reject(new Problem(401, '', '', null)));
      });
      this.#lapse = { over, settle };
      this.loginDialog.openAgain();
    }
    return this.#lapse.over;
  }

  #warn(problem: Problem): void {
    // Whoever chose not to log in again knows.
    if (problem.status === 401) return;
    this.problem = problem;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => (this.problem = null), noticeMs);
  }
}
