import { html } from 'lit';

import type { Context } from '../context.ts';
import { icon } from './icon.ts';

/** Where a paged list stands. Pages are found by the last id of the one before, so only their trail is known. */
export class Trail {
  #after: (number | null)[] = [null];

  get after(): number | null {
    return this.#after.at(-1)!;
  }

  get page(): number {
    return this.#after.length - 1;
  }

  restart(): void {
    this.#after = [null];
  }

  forward(after: number): void {
    this.#after.push(after);
  }

  back(): void {
    if (this.#after.length > 1) this.#after.pop();
  }
}

export interface Position {
  readonly first: number;
  readonly last: number;
  readonly matched: number;
}

export function pager(context: Context, at: Position, back: (() => void) | null, forward: (() => void) | null) {
  return html`<div class="pager">
    <button class="icon-button" ?disabled=${!back} @click=${() => back?.()} aria-label=${context.text('pager.previous')}>${icon('previous')}</button>
    <span aria-live="polite" data-testid="page">${context.text('pager.position', { first: at.first, last: at.last, matched: at.matched })}</span>
    <button class="icon-button" ?disabled=${!forward} @click=${() => forward?.()} aria-label=${context.text('pager.next')}>${icon('next')}</button>
  </div>`;
}
