import { html } from 'lit';

import type { Codebook, CodeWord } from '../api/register_types.ts';
import type { Context } from '../context.ts';

export type CodeKind = keyof Codebook;

/** Our codes of a kind with their names, in groups where there are any. */
function ours(context: Context, kind: CodeKind, stages: readonly string[]): { group: string; codes: (readonly [string, string])[] }[] {
  if (kind === 'stages') return [{ group: '', codes: stages.map((stage) => [stage, context.messages.ofCode('stage', stage)]) }];
  return context.meta.groups.map(({ code, name }) => ({
    group: context.name(name),
    codes: context.meta.categories.filter(({ group }) => group === code).map((one) => [one.code, context.name(one.name)] as const),
  }));
}

/**
 * A register's words, each with what it means here; those that are not known first. `chosen`: what a person has
 * chosen and not said yet; `take`: they choose, null is what it was before.
 */
export function codeFields(
  context: Context & { readonly meta: { readonly stages: string[] } }, kind: CodeKind, words: readonly CodeWord[],
  chosen: Readonly<Record<string, string | null>>, take: (word: string, code: string | null) => void,
) {
  const groups = ours(context, kind, context.meta.stages);
  const names = new Map(groups.flatMap(({ codes }) => codes));
  const option = ([code, name]: readonly [string, string], selected: string | null) =>
    html`<option value=${code} .selected=${code === selected}>${name}</option>`;
  const ordered = [...words].sort((a, b) => Number(a.means !== null) - Number(b.means !== null));
  return html`<ul class="codes">${ordered.map((each) => {
    const { word, rows, means, suggestion } = each;
    const code = chosen[word] ?? means;
    return html`<li class=${code === null ? 'unknown' : ''}><label class="field"><span class="field-label"><span>${word}</span>
        <span>${context.text('imports.rows', { count: rows })}</span></span>
      <select data-word=${word} @change=${(event: Event) => take(word, (event.target as HTMLSelectElement).value || null)}>
        ${means === null ? html`<option value="" .selected=${code === null}>${context.text(kind === 'categories' ? 'codes.unknown' : 'codes.unknown_stage')}</option>` : null}
        ${groups.map(({ group, codes }) => (group
          ? html`<optgroup label=${group}>${codes.map((one) => option(one, code))}</optgroup>`
          : codes.map((one) => option(one, code))))}</select></label>
      ${suggestion && code === null ? html`<button type="button" class="link" @click=${() => take(word, suggestion)}
        aria-label=${context.text('codes.suggest_one', { word, code: names.get(suggestion) ?? suggestion })}>${context.text('codes.suggest', { code: names.get(suggestion) ?? suggestion })}</button>` : null}</li>`;
  })}</ul>`;
}
