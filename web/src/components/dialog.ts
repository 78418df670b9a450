import { html, type TemplateResult } from 'lit';

import type { Context } from '../context.ts';
import { icon } from './icon.ts';

/** A dialog's head, with its name and the button that closes it. */
export function dialogHead(context: Context, id: string, title: unknown, close: (event: Event) => void): TemplateResult {
  return html`<header><h2 id=${id}>${title}</h2>
    <button type="button" class="icon-button" @click=${close} aria-label=${context.text('close')}>${icon('close')}</button></header>`;
}

/** The text of a form's field. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}
