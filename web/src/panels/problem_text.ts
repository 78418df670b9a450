import { html } from 'lit';

import type { Problem } from '../api/problem.ts';
import type { Context } from '../context.ts';

/** A failure in words: what kind in the reader's language, what exactly in the server's, and the field at fault. */
export function problemText(context: Context, problem: Problem) {
  const kind = context.messages.ofCode('problem', String(problem.status), context.text('problem.other'));
  return html`<strong>${kind}</strong>
    ${problem.detail ? html`<span lang="en">${problem.detail}</span>` : null}
    ${problem.field ? html`<span>(${context.text('problem.field', { field: problem.field })})</span>` : null}`;
}
