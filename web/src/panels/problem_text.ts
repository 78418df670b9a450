import { html, nothing } from 'lit';

import type { Problem } from '../api/problem.ts';
import type { Context } from '../context.ts';

/** A failure in words: what kind in the reader's language, what exactly in the server's, and the field at fault. */
export function problemText(context: Context, problem: Problem) {
  const kind = context.messages.ofCode('problem', String(problem.status), context.text('problem.other'));
  return html`<strong>${kind}</strong>
    ${problem.detail ? html`<span lang="en">${problem.detail}</span>` : null}
    ${problem.field ? html`<span>(${context.text('problem.field', { field: problem.field })})</span>` : null}`;
}

/** The same where it is seen and heard at once, with what can be done about it; nothing when all is well. */
export function problemNotice(context: Context, problem: Problem | null, { testid = '', more = null as unknown } = {}) {
  return problem ? html`<p class="notice error" role="alert" data-testid=${testid || nothing}>${problemText(context, problem)}${more}</p>` : null;
}
