import { html } from 'lit';
import { customElement } from 'lit/decorators.js';

import type { Demo, Role } from '../api/account_types.ts';
import type { Problem } from '../api/problem.ts';
import { ContextElement } from '../components/context_element.ts';

const shownRoles: readonly Role[] = ['partner', 'analyst', 'planner', 'case_handler', 'administrator'];

/** On a demo register: look at it as somebody else, with one click. */
@customElement('uramost-demo-banner')
export class DemoBanner extends ContextElement {
  protected override render() {
    const { context } = this;
    const demo = context.session.demo;
    if (!demo) return null;
    const accounts = shownRoles.flatMap((role) => demo.accounts.find((account) => account.role === role) ?? []);
    return html`<aside class="demo" aria-label=${context.text('demo.title')}>
      <p><strong>${context.text('demo.explain')}</strong> ${context.text('demo.look_as')}</p>
      <ul>${this.choice('public', () => this.#leave())}
        ${accounts.map(({ name, role }) => this.choice(role, () => this.#lookAs(demo, name)))}</ul>
    </aside>`;
  }

  private choice(role: Role, act: () => void) {
    const { context } = this;
    return html`<li><button class="link" name="look-as-${role}" aria-pressed=${context.session.role === role}
      @click=${act}>${context.messages.ofCode('look_as', role)}</button></li>`;
  }

  async #lookAs(demo: Demo, name: string): Promise<void> {
    await this.#try(() => this.context.client.account.logIn({ name, password: demo.password }));
  }

  async #leave(): Promise<void> {
    const { account } = this.context.client;
    if (this.context.session.name === null) return;
    await this.#try(async () => {
      await account.logOut();
      return account.session();
    });
  }

  async #try(change: () => Promise<unknown>): Promise<void> {
    try {
      this.dispatchEvent(new CustomEvent('session', { detail: await change(), bubbles: true }));
    } catch (error) {
      this.context.report(error as Problem);
    }
  }
}
