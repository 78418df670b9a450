import { FormElement } from '../components/form_element.ts';

/** A part of the account's dialog. */
export abstract class AccountForm extends FormElement {
  /** The session says something else now. Fires `session`. */
  protected async renewSession(): Promise<void> {
    const session = await this.context.client.account.session();
    this.dispatchEvent(new CustomEvent('session', { detail: session, bubbles: true }));
  }
}
